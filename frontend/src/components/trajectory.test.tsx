import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { axeViolations, renderPart } from '@/testing/render'

import { type Point, Trajectory } from './trajectory'

const points: Point[] = [
  { period_id: 20260103, ends_on: '2026-03-31', value: '20', expected: '25' },
  { period_id: 20260406, ends_on: '2026-06-30', value: null, expected: '50' },
  { period_id: 20260709, ends_on: '2026-09-30', value: '60', expected: '75' },
]
const lines = () => [...document.querySelectorAll('polyline')].map((one) => (one.getAttribute('points') ?? '').split(' ').length)

test('the chart says in words what it draws', async () => {
  renderPart(<Trajectory name="Kunjungan rumah" points={points} unit="keluarga" sums />)
  const label = 'Perjalanan Kunjungan rumah: Triwulan I 2026 20\u00a0keluarga, seharusnya 25\u00a0keluarga; Triwulan II 2026 belum dilaporkan, seharusnya 50\u00a0keluarga; Triwulan III 2026 60\u00a0keluarga, seharusnya 75\u00a0keluarga'
  expect(screen.getByRole('img').getAttribute('aria-label')).toBe(label)
  expect(await axeViolations()).toEqual([])
})

test('a sum begins at nought; what was not reported has no dot', () => {
  renderPart(<Trajectory name="Kunjungan rumah" points={points} unit={null} sums />)
  expect(lines()).toEqual([4, 3])
  expect(document.querySelectorAll('circle')).toHaveLength(2)
})

test('what should be at any time is a line across; between two figures it is a band', () => {
  const level = points.map((one) => ({ ...one, expected: '75' }))
  const { unmount } = renderPart(<Trajectory name="Cakupan" points={level} unit="persen" sums={false} />)
  const dashed = document.querySelector('.expected')?.getAttribute('points')?.split(' ').map((dot) => dot.split(',')[1])
  expect(new Set(dashed).size).toBe(1)
  unmount()
  renderPart(<Trajectory name="Suhu" points={points.map((one) => ({ ...one, expected: null }))} unit={null} sums={false} band={['2', '8']} />)
  expect(document.querySelector('rect.band')).toBeTruthy()
})

test('one figure alone, and the same as what should be, is drawn inside the picture', () => {
  renderPart(<Trajectory name="Cakupan" points={[{ period_id: 20260103, ends_on: '2026-03-31', value: '0', expected: '0' }]} unit={null} sums={false} />)
  const dot = document.querySelector('circle')
  expect(Number(dot?.getAttribute('cy'))).toBeGreaterThan(0)
  expect(Number(dot?.getAttribute('cy'))).toBeLessThan(52)
})
