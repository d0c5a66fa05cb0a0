/** What the counts of a point say, as one reads them. */
import type { PointCounts } from './leadership-queries'

/** Those whose day has come, or that were done before it. */
export const settled = (one: PointCounts) => one.on_time + one.late

export const anything = (one: PointCounts) => settled(one) + one.open > 0

export const lateOf = (points: PointCounts[]) => points.reduce((sum, one) => sum + one.late, 0)

/** In whole percent, never rounded up to all; nothing where nothing is settled. */
export function shareOnTime(points: PointCounts[]): number | null {
  const all = points.reduce((sum, one) => sum + settled(one), 0)
  return all === 0 ? null : Math.floor((100 * (all - lateOf(points))) / all)
}

export const pointsOf = (points: PointCounts[], ...keys: PointCounts['point'][]) => points.filter((one) => keys.includes(one.point))
