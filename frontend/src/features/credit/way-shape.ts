/** Where the lines of a way lie: months from left to right, points upwards, both in per cent of the drawing. */
import type { Predikat } from '@/components/predikat-messages'

import type { Credit, Need, Way } from './credit-queries'

export const DRAWN = ['sangat_baik', 'baik', 'butuh_perbaikan'] as const satisfies readonly Predikat[]
const [LEFT, RIGHT] = [11, 98]
export const [HEIGHT, TOP, BOTTOM] = [230, 34, 26]
const FEWEST_YEARS = 2
const MOST_YEARS = 8
/** Room above the line of what is needed. */
const HEADROOM = 1.04

export const monthNumber = (month: number) => Math.floor(month / 100) * 12 + (month % 100) - 1
const numberOfDay = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

export type Shape = ReturnType<typeof shapeOf>

/** Years ahead until what is Good would be enough, neither too few to be seen nor too many to be read. */
export function shapeOf(credit: Credit, need: Need) {
  const known = credit.history.map(({ month, points }) => ({ at: monthNumber(month), points: Number(points), month }))
  const now = known.at(-1)?.at ?? 0
  const begin = Math.min(known[0]?.at ?? now, now - 12)
  const farthest = Math.max(...need.ways.filter((way) => way.predikat === 'sangat_baik' || way.predikat === 'baik').map((way) => numberOfDay(way.enough_on)), now)
  const isAhead = need.ways.length > 0
  const end = isAhead ? Math.min(Math.max(farthest, now + FEWEST_YEARS * 12), now + MOST_YEARS * 12) : now + 4
  const top = Math.max(Number(need.need), ...known.map((one) => one.points)) * HEADROOM
  const x = (at: number) => LEFT + ((RIGHT - LEFT) * (at - begin)) / (end - begin)
  const y = (points: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - points / top)
  const last = known.at(-1)?.points ?? 0
  const ahead = DRAWN.flatMap((predikat) => {
    const way = need.ways.find((one) => one.predikat === predikat)
    return way ? [estimate(way, { now, last, end, need: Number(need.need) })] : []
  })
  const years = yearsWithin(begin, end)
  return { known, now, x, y, ahead, years, isAhead, right: RIGHT, left: LEFT, marks: [0, Number(need.need) / 2, Number(need.need)] }
}

type From = { now: number; last: number; end: number; need: number }

/** As far as the drawing goes: what would be enough only later goes on over its edge. */
function estimate(way: Way, { now, last, end, need }: From) {
  const enough = now + way.months
  const at = Math.min(enough, end)
  return { way, at, points: last + ((need - last) * (at - now)) / way.months, isThere: enough <= end }
}

/** Ends of years; every other one, and so on, where they would stand too close. */
function yearsWithin(begin: number, end: number) {
  const first = Math.ceil((begin - 11) / 12)
  const all = Array.from({ length: Math.floor((end - 11) / 12) - first + 1 }, (_, index) => ({ year: first + index, at: (first + index) * 12 + 11 }))
  const every = Math.ceil(all.length / 7)
  return all.filter((_, index) => index % every === 0)
}
