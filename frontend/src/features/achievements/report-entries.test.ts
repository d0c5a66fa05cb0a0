import type { ReportedIndicator } from '@/lib/reports'
import { describe, expect, it } from 'vitest'

import { isReady, isUnlikely, linesOf, NO_ENTRY } from './report-entries'

const indicator = { id: 'a', target: '240', target_low: null, target_high: null, achievement: null } as ReportedIndicator
const entry = (value: string, certain = false) => ({ ...NO_ENTRY, value, certain })

describe('what is ready to be sent', () => {
  it.each([
    ['239.999', false],
    ['240.000', true],
    ['2400000', true],
    ['', false],
    ['dua', false],
  ])('%s is a slip of the finger: %s', (value, unlikely) => {
    expect(isUnlikely(value, indicator)).toBe(unlikely)
  })

  it('waits until a figure far from the target is confirmed', () => {
    expect(isReady(entry('2400000'), indicator)).toBe(false)
    expect(linesOf({ a: entry('2400000', true) }, [indicator])).toMatchObject([{ value: '2400000', certain: true }])
  })
})
