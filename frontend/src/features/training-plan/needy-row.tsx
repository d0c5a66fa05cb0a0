/** Somebody with a need, and the facts that speak for it. */
import { IconMessage, IconMessageCheck, IconRuler2, IconTarget, IconUserHeart } from '@tabler/icons-react'

import { PersonLine } from '@/components/people'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort, number, postIn } from '@/lib/format'
import { periodName } from '@/lib/period'

import { planMessages } from './plan-messages'
import type { NeedyPerson, Origin } from './plan-queries'

const ICONS = { indicator: IconTarget, advice: IconMessageCheck, feedback: IconMessage, gap: IconRuler2, wish: IconUserHeart }

export function NeedyRow({ person, withUnit }: { person: NeedyPerson; withUnit: boolean }) {
  const t = useMessages(planMessages).cell
  return (
    <li className="needy stack-sm">
      <PersonLine name={person.employee.name} post={withUnit ? postIn(person.position, person.unit_name) : person.position} />
      <ul className="facts-of">
        {person.origins.map((one) => <OriginLine key={`${one.kind} ${one.since} ${one.text ?? ''}`} origin={one} />)}
      </ul>
      {person.seat ? <span><span className="chip wait">{t.seats[person.seat.state]}</span> <span className="tiny dim">{person.seat.title}</span></span> : person.state === 'agreed' && <span><span className="chip note">{t.agreed}</span></span>}
    </li>
  )
}

function OriginLine({ origin }: { origin: Origin }) {
  const language = useLanguage()
  const Icon = ICONS[origin.kind]
  const { main, more } = useSaid(origin)
  const periods = origin.period_ids.map((id) => periodName(id, language)).join(', ')
  return (
    <li>
      <Icon size={17} stroke={1.8} aria-hidden="true" />
      <span>
        {main}
        {more && <span className="tiny dim quoted">{more}</span>}
        {origin.kind === 'indicator' && periods && <span className="tiny dim quoted">{periods}</span>}
      </span>
    </li>
  )
}

/** What a fact says: its own words first, where it has a number the number. */
function useSaid({ kind, since, text, value, target, unit_of_measure: unit, author, givers, level, required_level: wanted }: Origin): { main: string; more: string | null } {
  const t = useMessages(planMessages).cell
  const language = useLanguage()
  const day = dateShort(since, language)
  if (kind === 'indicator') return { main: value && target ? t.of(number(value, language), number(target, language, unit)) : t.kinds.indicator, more: text }
  if (kind === 'advice') return { main: t.advice(author, day), more: text }
  if (kind === 'feedback') return { main: t.feedback(givers), more: null }
  if (kind === 'gap') return { main: t.gap(level, wanted), more: null }
  return { main: t.wish(day), more: text }
}
