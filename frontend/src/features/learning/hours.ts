/** How far the hours of a year reach: done, agreed with the seats that were taken, and what is offered now. */
import type { Hours } from './learning-queries'

export type Reach = { target: number; done: number; agreed: number; offered: number; scale: number }

export function reachOf(hours: Hours): Reach {
  const [target, done, agreed, offered] = [hours.target, hours.done, hours.agreed, hours.offered].map(Number) as [number, number, number, number]
  return { target, done, agreed, offered, scale: Math.max(target, done + agreed + offered, 1) }
}
