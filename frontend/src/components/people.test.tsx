import { expect, test } from 'vitest'

import { renderPart } from '@/testing/render'

import { Deadline, SeenBy, TurnChip } from './people'

const shown = (on: string, workingDays?: number) =>
  renderPart(<Deadline on={on} today="2026-10-08" workingDays={workingDays} />).container.querySelector('time')?.textContent

test('a deadline says first how near it is', () => {
  expect(shown('2026-10-08')).toBe('Hari ini, Kamis, 8 Okt, 23.59\u00a0WITA')
  expect(shown('2026-10-09')).toBe('Besok, Jumat, 9 Okt, 23.59\u00a0WITA')
  expect(shown('2026-10-14')).toBe('6 hari lagi, Rabu, 14 Okt')
  expect(shown('2026-12-20')).toBe('73 hari lagi, 20 Des 2026')
})

test('legal periods are counted in working days', () => {
  expect(shown('2026-10-12', 2)).toBe('2 hari kerja lagi, Senin, 12 Okt')
  expect(shown('2026-10-05', -3)).toBe('lewat 3 hari kerja, Senin, 5 Okt')
})

test('a late thing is late in words, and its date can be read by machines', () => {
  const { container } = renderPart(<Deadline on="2026-10-06" today="2026-10-08" />)
  expect(container.querySelector('.late time')?.getAttribute('datetime')).toBe('2026-10-06')
  expect(container.textContent).toContain('lewat 2 hari')
})

test('every waiting thing names whose turn it is', () => {
  expect(renderPart(<TurnChip />).container.textContent).toContain('Giliran Anda')
  expect(renderPart(<TurnChip waitsFor="drg. I Made Wirawan" />).container.textContent).toContain('Menunggu drg. I Made Wirawan')
})

test('a field says who reads it', () => {
  expect(renderPart(<SeenBy who="Anda dan drg. Wirawan" />).container.textContent).toContain('Dilihat oleh: Anda dan drg. Wirawan')
})
