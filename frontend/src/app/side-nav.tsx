/** The navigation beside the page. */
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'

import { useMessages } from '@/i18n/language'
import type { Me } from '@/lib/session'
import { countTurns, tasksQuery } from '@/lib/tasks'

import { isHere, navGroups, type NavItem } from './nav-items'
import { shellMessages } from './shell-messages'
import { useNavPath } from './use-nav-path'

export function SideNav({ me, demo }: { me: Me | undefined; demo: boolean }) {
  const t = useMessages(shellMessages)
  const tasks = useQuery({ ...tasksQuery, enabled: me !== undefined })
  const place = useNavPath(me)
  const turns = tasks.data ? countTurns(tasks.data) : 0
  return (
    <nav className="shell-nav" aria-label={t.nav}>
      <div className="shell-nav-inner">
        {me &&
          navGroups(me, t).map((group) => (
            <div key={group.items[0]?.to}>
              {group.title && <h2>{group.title}</h2>}
              {group.items.map((item) => (
                <NavLink key={item.to} item={item} place={place} turns={item.turns ? turns : 0} />
              ))}
            </div>
          ))}
        {demo && <p className="nav-foot">{t.demo}</p>}
      </div>
    </nav>
  )
}

/** The router marks only the page itself; what lies below it is marked here. */
export const EXACT = { exact: true }

type NavLinkProps = { item: NavItem; turns?: number; place?: string; onClick?: () => void }

export function NavLink({ item, turns = 0, place, onClick }: NavLinkProps) {
  const t = useMessages(shellMessages)
  const { pathname } = useLocation()
  const here = place ?? pathname
  return (
    <Link to={item.to} className="nav-link" activeOptions={EXACT} aria-current={isHere(here, item) ? 'page' : undefined} onClick={onClick}>
      <item.icon size={20} stroke={1.8} aria-hidden="true" />
      {item.label}
      {turns > 0 && (
        <span className="count">
          {turns} <span className="visually-hidden">{t.turns}</span>
        </span>
      )}
    </Link>
  )
}
