/** How far the hours of a year reach: done, agreed, and what is offered now. */
import type { Hours } from './learning-queries'
import type { Seat } from './seat-queries'

export type Reach = { target: number; done: number; agreed: number; offered: number; scale: number }

const TAKEN = new Set<Seat['state']>(['accepted', 'approved'])

/** Seats that were taken count as agreed, those that wait for an answer as offered. */
export function reachOf(hours: Hours, seats: readonly Seat[], year: number): Reach {
  const open = seats.filter((seat) => seat.programme_state === 'approved' && seat.from_on.startsWith(String(year)))
  const sum = (wanted: (seat: Seat) => boolean) => open.filter(wanted).reduce((all, seat) => all + Number(seat.hours), 0)
  const target = Number(hours.target)
  const done = Number(hours.done)
  const agreed = Number(hours.agreed) + sum((seat) => TAKEN.has(seat.state))
  const offered = sum((seat) => seat.state === 'offered')
  return { target, done, agreed, offered, scale: Math.max(target, done + agreed + offered, 1) }
}
