/** The bar of five on a phone; the rest is behind "Lainnya". */
import { IconHome, IconMenu2, IconMessage, IconPlus, IconTarget, IconUsers } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'

import { useMessages } from '@/i18n/language'
import type { Me } from '@/lib/session'

import { isHere } from './nav-items'
import { shellMessages } from './shell-messages'
import { EXACT } from './side-nav'
import { useNavPath } from './use-nav-path'

const MoreDialog = lazy(() => import('./more-dialog').then((part) => ({ default: part.MoreDialog })))

export function BottomBar({ me }: { me: Me | undefined }) {
  const t = useMessages(shellMessages)
  const place = useNavPath(me)
  const [asked, setAsked] = useState(false)
  const [opened, setOpened] = useState(false)
  if (!me) return null
  const open = () => {
    setAsked(true)
    setOpened(true)
  }
  const team = me.assesses > 0
  const items = [
    { to: '/beranda', label: t.home, icon: IconHome },
    ...(me.is_asn ? [{ to: '/skp', label: t.planShort, icon: IconTarget }, { to: '/realisasi', label: t.reportShort, icon: IconPlus, centre: true }] : []),
    ...(team ? [{ to: '/tim', label: t.teamShort, icon: IconUsers }] : []),
    ...(me.is_employee && !team ? [{ to: '/umpan-balik', label: t.feedback, icon: IconMessage }] : []),
  ]
  return (
    <>
      <nav className="bottom-bar" aria-label={t.shortNav}>
        {items.map(({ icon: Icon, ...item }) => (
          <Link key={item.to} to={item.to} activeOptions={EXACT} aria-current={isHere(place, item) ? 'page' : undefined}>
            <span className={'centre' in item ? 'centre' : undefined}>
              <Icon size={22} stroke={1.8} aria-hidden="true" />
            </span>
            {item.label}
          </Link>
        ))}
        <button type="button" aria-haspopup="dialog" onClick={open}>
          <span>
            <IconMenu2 size={22} stroke={1.8} aria-hidden="true" />
          </span>
          {t.more}
        </button>
      </nav>
      {asked && (
        <Suspense>
          <MoreDialog me={me} opened={opened} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  )
}
