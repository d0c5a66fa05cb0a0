/** The clock of a case: a box for each day of its standard, suspended days hatched; the words beside it say the same. */
import type { ReactNode } from 'react'

import { drawingMessages } from './drawing-messages'
import { useLanguage, useMessages } from '@/i18n/language'
import { dayShort } from './day-short'

export type Clock = {
  standard: number
  /** Working days that count. */
  used: number
  suspended: number
  /** Since when it is suspended, if it is now. */
  suspendedSince: string | null
  isDone: boolean
}

/** More of one kind end in dots; a standard that is longer is a bar. */
const [MOST_BOXES, MOST_MORE] = [15, 4]

export function CaseClock({ clock }: { clock: Clock }) {
  return (
    <span className="clock">
      <span aria-hidden="true">{clock.standard <= MOST_BOXES ? <Boxes clock={clock} /> : <Long clock={clock} />}</span>
      <span className="clock-words"><ClockWords clock={clock} /></span>
    </span>
  )
}

function Boxes({ clock: { standard, used, suspended, isDone } }: { clock: Clock }) {
  const kindOf = (day: number) => (day > used ? '' : day === standard && used === standard && !isDone ? 'last' : 'used')
  return (
    <>
      {Array.from({ length: standard }, (_, at) => <i key={at} className={kindOf(at + 1)} />)}
      <More kind="late" count={Math.max(0, used - standard)} />
      <More kind="held" count={suspended} />
    </>
  )
}

function More({ kind, count }: { kind: 'late' | 'held'; count: number }): ReactNode {
  return Array.from({ length: Math.min(count, MOST_MORE) }, (_, at) => <i key={at} className={at === 0 ? `${kind} first` : kind} />).concat(count > MOST_MORE ? [<b key="more">…</b>] : [])
}

function Long({ clock: { standard, used } }: { clock: Clock }) {
  const share = Math.min(100, (100 * used) / standard)
  return <span className={`bar${used > standard ? ' track-far' : used === standard ? ' track-late' : ''}`}><i style={{ width: `${share}%` }} /></span>
}

export function ClockWords({ clock: { standard, used, suspended, suspendedSince, isDone } }: { clock: Clock }) {
  const t = useMessages(drawingMessages)
  const language = useLanguage()
  if (isDone) return t.took(used, suspended)
  if (suspendedSince !== null) return t.paused(used, suspended, dayShort(suspendedSince, language))
  if (used > standard) return t.late(used, used - standard, standard)
  return used === 0 ? t.notStarted : t.dayOf(used, standard)
}
