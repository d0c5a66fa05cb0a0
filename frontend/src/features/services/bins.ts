/** How many working days cases took, in few enough groups to be drawn; no group has days on both sides of the standard. */
export type DayCount = { days: number; cases: number }
/** `to` is null where a group takes all that is longer. */
export type Bin = { from: number; to: number | null; cases: number; isLate: boolean }

const [WITHIN, BEYOND, LEAST_BEYOND] = [10, 5, 2]

export function binsOf(counts: readonly DayCount[], standard: number): Bin[] {
  const width = Math.max(1, Math.ceil(standard / WITHIN))
  const first = counts.some(({ days, cases }) => days === 0 && cases > 0) ? 0 : Math.min(1, standard)
  const longest = Math.max(standard, ...counts.filter(({ cases }) => cases > 0).map(({ days }) => days))
  const edges: [number, number | null][] = []
  for (let to = standard; to >= first; to -= width) edges.unshift([Math.max(first, to - width + 1), to])
  const beyond = Math.min(BEYOND, Math.max(LEAST_BEYOND, Math.ceil((longest - standard) / width)))
  for (let at = 0; at < beyond; at += 1) {
    const from = standard + 1 + at * width
    const isAll = at === beyond - 1 && longest > from + width - 1
    edges.push([from, isAll ? null : from + width - 1])
  }
  return edges.map(([from, to]) => ({
    from,
    to,
    cases: counts.filter(({ days }) => days >= from && (to === null || days <= to)).reduce((sum, one) => sum + one.cases, 0),
    isLate: from > standard,
  }))
}

export const casesIn = (bins: readonly Bin[]) => bins.reduce((sum, one) => sum + one.cases, 0)

/** The share of all cases that are done at the end of each group, in whole per cents. */
export function sharesUpTo(bins: readonly Bin[]): number[] {
  const all = casesIn(bins)
  let sum = 0
  return bins.map((bin) => {
    sum += bin.cases
    return all === 0 ? 0 : Math.round((100 * sum) / all)
  })
}
