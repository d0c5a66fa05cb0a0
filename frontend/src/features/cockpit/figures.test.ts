import { expect, test } from 'vitest'

import { figures, lastFigures } from './factories'
import { change, completeShare, onTrackShare, share } from './figures'

test('a share of nothing is no share', () => {
  expect(share(0, 0)).toBeNull()
  expect(share(1, 3)).toBe(33)
})

test('shares are of those of whom they can be said, and change in points', () => {
  expect(onTrackShare(figures)).toBe(82)
  expect(completeShare(figures)).toBe(72)
  expect(change(onTrackShare, figures, lastFigures)).toBe(-6)
  expect(change(onTrackShare, figures, null)).toBeNull()
})
