/** A person in a line, who sees what, whose turn it is. */
import { IconClock, IconEye, IconHourglass, IconUser } from '@tabler/icons-react'
import type { ReactNode } from 'react'

import { useLanguage, useMessages } from '@/i18n/language'
import { dateNear, dateShort, daysUntil, fullName, initials } from '@/lib/format'

import { commonMessages } from './common-messages'

type PersonLineProps = { name: string; front_title?: string | null; back_title?: string | null; post?: string | null }

export function PersonLine({ post, ...person }: PersonLineProps) {
  return (
    <div className="person">
      <div className="initials" aria-hidden="true">{initials(person.name)}</div>
      <div style={{ minWidth: 0 }}>
        <b>{fullName(person)}</b>
        {post && <span>{post}</span>}
      </div>
    </div>
  )
}

/** Stands before a field that others will read. */
export function SeenBy({ who, id }: { who: string; id?: string }) {
  const t = useMessages(commonMessages)
  return (
    <span className="seen" id={id}>
      <IconEye size={16} stroke={1.8} aria-hidden="true" style={{ flex: 'none' }} /> {t.seenBy(who)}
    </span>
  )
}

export function TurnChip({ waitsFor }: { waitsFor?: string | null }) {
  const t = useMessages(commonMessages)
  if (!waitsFor) {
    return (
      <span className="chip turn strong">
        <IconUser size={15} stroke={2} aria-hidden="true" /> {t.yourTurn}
      </span>
    )
  }
  return (
    <span className="chip wait strong">
      <IconHourglass size={15} stroke={2} aria-hidden="true" /> {t.waitingFor(waitsFor)}
    </span>
  )
}

type DeadlineProps = {
  on: string
  today: string
  /** By the calendar of the rules, as the server counts them; legal periods are counted so. */
  workingDays?: number
  extra?: ReactNode
}

/** The relative word first, then the date; the server's day, never the device's. */
export function Deadline({ on, today, workingDays, extra }: DeadlineProps) {
  const t = useMessages(commonMessages)
  const language = useLanguage()
  const days = daysUntil(on, today)
  return (
    <span className={`when${days < 0 ? ' late' : ''}`}>
      <IconClock size={16} stroke={1.8} aria-hidden="true" />
      <time dateTime={on}>
        <b>{relative(days, workingDays, t)}</b>, {Math.abs(days) <= 14 ? dateNear(on, language) : dateShort(on, language)}{isSoon(days) && t.endOfDay}
      </time>
      {extra}
    </span>
  )
}

/** On the last days the hour matters: a day ends at midnight in Bali. */
const isSoon = (days: number) => days === 0 || days === 1

function relative(days: number, workingDays: number | undefined, t: (typeof commonMessages)['id']) {
  if (days < 0) return workingDays ? t.lateWorkingDays(-workingDays) : t.late(-days)
  if (days === 0) return t.today
  if (days === 1) return t.tomorrow
  return workingDays ? t.inWorkingDays(workingDays) : t.inDays(days)
}
