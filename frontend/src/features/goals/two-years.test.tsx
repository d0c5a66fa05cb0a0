import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, page } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { currentPeriod } from '@/testing/periods'
import { renderPage } from '@/testing/render'

const row = { id: 'p26', cycle_id: 20261, employee_id: kadek.id, employee_name: kadek.name, position: 'Perawat', unit_name: 'Puskesmas', assessor_id: 'a', state: 'agreed', approach: 'kuantitatif', revision: 1, submitted_at: null, agreed_at: null, updated_at: '2026-10-01T00:00:00Z', version: 1 }
const planning = [2026, 2027].map((year) => ({ cycle_id: year * 10 + 1, year, planning_due_on: `${year}-01-31` }))

test('towards the end of a year the plan of the next one can be begun beside the one that runs', async () => {
  const { last } = mockApi({
    'GET /api/health/live': healthy,
    'GET /api/v1/me': kadek,
    'GET /api/v1/periods/current': { ...currentPeriod, planning },
    'GET /api/v1/plans': page([row]),
    'POST /api/v1/plans': () => ({ status: 201, body: { ...row, id: 'p27' } }),
  })
  const { user } = await renderPage('/skp')
  expect(await screen.findByText('2026 · Perawat')).toBeTruthy()
  expect(screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent)).toEqual(['SKP 2027 belum dimulai.'])
  await user.click(screen.getByRole('button', { name: /Mulai/ }))
  expect(last('POST', '/api/v1/plans')?.body).toEqual({ cycle_id: 20271, approach: 'kuantitatif' })
})
