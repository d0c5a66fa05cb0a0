/** How a seat stands, in one sentence and in a word. */
import type { SeatWords } from './seat-messages'
import type { Seat } from './seat-queries'

export const isCancelled = (seat: Seat) => seat.programme_state === 'cancelled'

/** `start` and `hours` as they are written. */
export function stateWords(seat: Seat, t: SeatWords, start: string, hours: string): string {
  if (isCancelled(seat)) return t.state.cancelled
  const who = seat.approver?.name ?? null
  switch (seat.state) {
    case 'waiting':
      return t.state.waiting(seat.place)
    case 'accepted':
      return t.state.accepted(who)
    case 'approved':
      return t.state.approved(start)
    case 'declined':
      return seat.refusal ? t.state.refused(who) : t.state.declined
    case 'attended':
      return t.state.attended(hours)
    default:
      return t.state[seat.state]
  }
}

export const stateWord = (seat: Seat, t: SeatWords) => t.short[isCancelled(seat) ? 'cancelled' : seat.state]

/** Why there is no seat, as somebody has written it. */
export const writtenReason = (seat: Seat) => seat.refusal ?? seat.passed_over_reason

/** What is still to come, or is asked about. */
export const isOpen = (seat: Seat) => seat.programme_state === 'approved' && ['suggested', 'waiting', 'offered', 'accepted', 'approved'].includes(seat.state)
