import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, page } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { currentPeriod, fourth, third } from '@/testing/periods'
import { renderPage } from '@/testing/render'

const row = (year: number, state = 'agreed') => ({ id: `p${year}`, cycle_id: year * 10 + 1, employee_id: kadek.id, employee_name: kadek.name, position: 'Perawat', unit_name: 'Puskesmas', assessor_id: 'a', state, approach: 'kuantitatif', revision: 1, submitted_at: null, agreed_at: null, updated_at: '2027-01-04T00:00:00Z', version: 1 })
const cycle = (year: number, periods: object[]) => ({ id: year * 10 + 1, year, population: 'semua', period_kind: 'triwulanan', planning_due_on: `${year}-01-31`, state: 'open', periods })
const first = { ...third, id: 20270103, state: 'planned', starts_on: '2027-01-01', ends_on: '2027-03-31' }
const answers = {
  'GET /api/health/live': { ...healthy, today: '2027-01-04' },
  'GET /api/v1/me': kadek,
  'GET /api/v1/tasks': { items: [], waiting: [], reminders: [] },
  'GET /api/v1/periods/current': { ...currentPeriod, period: fourth, planning: [{ cycle_id: 20271, year: 2027, planning_due_on: '2027-01-31' }] },
  'GET /api/v1/plans': page([row(2027), row(2026)]),
  'GET /api/v1/cycles/20261': cycle(2026, [third, fourth, { ...fourth, id: 20260112, kind: 'tahunan' }]),
  'GET /api/v1/cycles/20271': cycle(2027, [first]),
  'GET /api/v1/plans/p2026/receipts': page([]),
  'GET /api/v1/plans/p2027/receipts': page([]),
}

test('each plan is reported by the periods of its own year', async () => {
  mockApi(answers)
  await renderPage('/realisasi')
  const card = async (title: string) => within((await screen.findByRole('heading', { name: title })).closest('section') ?? document.body)
  expect((await card('2026 · Perawat')).getAllByText(/^Triwulan/).map((one) => one.textContent)).toEqual(['Triwulan IV 2026', 'Triwulan III 2026'])
  expect((await card('2027 · Perawat')).getAllByText(/^Triwulan/).map((one) => one.textContent)).toEqual(['Triwulan I 2027'])
})

test('in January the home page shows how the plan of the year that is reported stands', async () => {
  const { last } = mockApi(answers)
  await renderPage('/beranda')
  expect(await screen.findByRole('heading', { name: 'Kinerja saya, Triwulan IV 2026' })).toBeTruthy()
  expect(last('GET', '/api/v1/plans/p2026/periods/20261012/report')).toBeTruthy()
})
