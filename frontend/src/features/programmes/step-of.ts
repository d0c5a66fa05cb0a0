/** What comes next of a programme, for whoever looks at it: in words, with the one thing to do. */
import type { Language } from '@/i18n/language'
import { dateLong, dateShort } from '@/lib/format'

import type { Act as Asks } from './act-dialog'
import { hour, sessionsOn } from './days'
import type { programmeMessages } from './programme-messages'
import type { Programme, Seat } from './programme-queries'

type Words = (typeof programmeMessages)['id']
/** The queue is made at once, for nobody is told of it; before everything else one is asked. */
export type Act = Asks | { kind: 'queue' }
type Button = { is: Act; words: string }
export type Step = { words: string[]; act?: Button; also?: Button; waitsFor?: string }
type Asked = { programme: Programme; seats: Seat[]; today: string; t: Words; language: Language }

export function stepOf(programme: Programme, seats: Seat[], today: string, t: Words, language: Language): Step {
  const asked = { programme, seats, today, t, language }
  const isOfCity = programme.agency_id === 0
  const counts = programme.seats
  switch (programme.state) {
    case 'draft':
      return { words: [isOfCity ? t.next.draftCity : t.next.draft], ...proposing(programme, t.next.propose) }
    case 'rejected':
      return { words: [t.next.rejected(dateShort(programme.decided_on ?? today, language))], ...proposing(programme, t.next.proposeAgain) }
    case 'proposed':
      if (programme.may.includes('decide')) return { words: [t.next.decide], act: { is: { kind: 'approve' }, words: t.next.approve }, also: { is: { kind: 'reject' }, words: t.next.reject } }
      return { words: [t.next.waitsMore], waitsFor: isOfCity ? t.next.waitsCity : t.next.waitsHead }
    case 'done':
      return { words: [t.next.done(counts.attended, counts.missed)] }
    case 'cancelled':
      return { words: [t.next.cancelled] }
    case 'approved':
      return isMaking(programme) && !programme.may.includes('finish') ? beforeOffers(asked) : afterOffers(asked)
  }
}

const proposing = ({ may }: Programme, words: string) => (may.includes('propose') ? { act: { is: { kind: 'propose' }, words } as const } : {})

/** Seats are still to be given, so far as there is time for it. */
export const isMaking = ({ may }: Programme) => may.includes('queue') || may.includes('offer')

/** Making the queue, writing the reasons that are owed, offering the seats. */
function beforeOffers({ programme, seats, t }: Asked): Step {
  const again = programme.may.includes('queue') ? { also: { is: { kind: 'queue' }, words: t.next.makeAgain } as const } : {}
  const owed = seats.filter((one) => one.needs_reason)
  const [first] = owed
  if (first) return { words: [t.next.needReason(owed.length)], act: { is: { kind: 'reason', seat: first }, words: t.next.writeReason(first.employee.name) }, ...again }
  const ready = programme.seats.suggested
  if (programme.may.includes('offer')) return { words: [t.next.offer(ready)], act: { is: { kind: 'offer' }, words: t.next.makeOffers(ready) }, ...again }
  return { words: [t.next.queue], act: { is: { kind: 'queue' }, words: t.next.makeQueue } }
}

/** Answers, days, and the end. */
function afterOffers({ programme, seats, today, t, language }: Asked): Step {
  const { may, sessions, from_on } = programme
  const [session] = sessionsOn(sessions, today)
  const finish = { is: { kind: 'finish' }, words: t.next.finish } as const
  if (may.includes('attend') && session !== undefined) {
    return { words: [t.next.running(session)], act: { is: { kind: 'code', session }, words: t.next.showCode }, ...(may.includes('finish') && { also: finish }) }
  }
  if (may.includes('finish')) {
    const owed = seats.find((one) => one.needs_reason)
    if (owed) return { words: [t.next.needReason(seats.filter((one) => one.needs_reason).length)], act: { is: { kind: 'reason', seat: owed }, words: t.next.writeReason(owed.employee.name) } }
    return { words: [t.next.over], act: finish }
  }
  if (session !== undefined) return { words: [t.next.today(session, hour(sessions[session - 1]?.starts ?? ''))] }
  const next = sessions.find(({ on }) => on > today)
  if (from_on <= today) return { words: next ? [t.next.between(dateLong(next.on, language))] : [] }
  return { words: awaited({ programme, seats, today, t, language }) }
}

/** Before the first day: for whom one waits, and that there is nothing to do. */
function awaited({ programme: { seats: counts, from_on }, seats, t, language }: Asked): string[] {
  const last = seats.flatMap((one) => (one.state === 'offered' && one.answer_until ? [one.answer_until] : [])).sort().at(-1)
  return [
    ...(counts.offered > 0 && last ? [t.next.waitsAnswers(counts.offered, dateLong(last, language))] : []),
    ...(counts.accepted > 0 ? [t.next.waitsApproval(counts.accepted)] : []),
    t.next.ready(counts.accepted + counts.approved, dateLong(from_on, language)),
  ]
}
