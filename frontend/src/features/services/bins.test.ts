import { describe, expect, it } from 'vitest'

import { binsOf, casesIn, sharesUpTo } from './bins'

const counts = (...cases: number[]) => cases.map((n, at) => ({ days: at + 1, cases: n }))
const words = (all: ReturnType<typeof binsOf>) => all.map(({ from, to }) => (to === null ? `${from}+` : from === to ? `${from}` : `${from}-${to}`))

describe('groups of days', () => {
  it('are single days where the standard is short, up to the longest case', () => {
    const bins = binsOf(counts(3, 9, 17, 16, 12, 3, 1, 0, 1), 5)
    expect(words(bins)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9'])
    expect(bins.filter((one) => one.isLate).map((one) => one.cases)).toEqual([3, 1, 0, 1])
    expect(sharesUpTo(bins)).toEqual([5, 19, 47, 73, 92, 97, 98, 98, 100])
  })

  it('never hold days on both sides of a long standard, and lose no case', () => {
    const all = counts(...Array.from({ length: 60 }, (_, at) => at % 4))
    const bins = binsOf(all, 14)
    expect(words(bins)).toEqual(['1-2', '3-4', '5-6', '7-8', '9-10', '11-12', '13-14', '15-16', '17-18', '19-20', '21-22', '23+'])
    expect(casesIn(bins)).toBe(all.reduce((sum, one) => sum + one.cases, 0))
  })

  it('have a place for what is done on the same day, and an empty one beyond the standard', () => {
    expect(words(binsOf([{ days: 0, cases: 4 }, { days: 2, cases: 1 }], 3))).toEqual(['0', '1', '2', '3', '4', '5'])
    expect(sharesUpTo(binsOf([], 3))).toEqual([0, 0, 0, 0, 0])
  })
})
