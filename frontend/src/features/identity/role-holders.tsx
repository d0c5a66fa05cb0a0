/** Those who hold a role, role by role: from when to when, who gave it and why. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'

import { useLanguage, useMessages } from '@/i18n/language'
import { lastDayOf } from '@/lib/days'
import { dateShort } from '@/lib/format'
import { useToday } from '@/lib/session'
import { agenciesQuery } from '@/lib/units'

import { roleMessages } from './role-messages'
import type { Role, RoleHolder } from './role-queries'

const ORDER: readonly Role[] = ['admin', 'hr_city', 'auditor', 'hr_agency', 'employee']

type RoleHoldersProps = { held: RoleHolder[]; onEnd: (role: RoleHolder) => void }

export function RoleHolders({ held, onEnd }: RoleHoldersProps) {
  const t = useMessages(roleMessages)
  const agencies = useQuery(agenciesQuery)
  const nameOf = (id: number | null) => agencies.data?.items.find((one) => one.id === id)?.name ?? ''
  return ORDER.map((role) => {
    const holders = held.filter((one) => one.role === role).sort((one, other) => nameOf(one.for_agency_id).localeCompare(nameOf(other.for_agency_id)))
    if (holders.length === 0) return null
    return (
      <section key={role} className="card" aria-labelledby={`peran-${role}`}>
        <header>
          <div>
            <h2 id={`peran-${role}`}>{t.roles[role]}</h2>
            <p className="small dim" style={{ margin: 0 }}>{t.may[role]}</p>
          </div>
          <span className="small dim">{t.of(new Set(holders.map((one) => one.user_id)).size)}</span>
        </header>
        <ul className="rows">
          {holders.map((one) => <Holder key={one.id} role={one} where={nameOf(one.for_agency_id)} onEnd={() => onEnd(one)} />)}
        </ul>
      </section>
    )
  })
}

type HolderProps = { role: RoleHolder; where: string; onEnd: () => void }

function Holder({ role, where, onEnd }: HolderProps) {
  const t = useMessages(roleMessages)
  const place = [role.position, role.unit_name].filter(Boolean).join(', ')
  return (
    <li className="role-people">
      <div>
        <p className="line" style={{ gap: '0 8px' }}><b>{role.name}</b>{place && <span className="small dim">{place}</span>}</p>
        <p className="small">{[where, useTime(role)].filter(Boolean).join(', ')}</p>
        <p className="small dim">{t.by(role.granted_by_name ?? t.program, role.reason)}</p>
      </div>
      {role.may.includes('end') && (
        <div><Button variant="default" size="sm" aria-label={t.endOf(role.name, t.as[role.role](where))} onClick={onEnd}>{t.end}</Button></div>
      )}
    </li>
  )
}

/** From when to when, as people say it today. */
function useTime({ valid_from, valid_until }: RoleHolder) {
  const t = useMessages(roleMessages)
  const language = useLanguage()
  const today = useToday()
  const from = dateShort(valid_from, language)
  const last = lastDayOf(valid_until)
  if (valid_until <= today) return t.over(dateShort(last ?? valid_until, language))
  if (last) return t.till(from, dateShort(last, language))
  return valid_from > today ? t.starts(from) : t.since(from)
}
