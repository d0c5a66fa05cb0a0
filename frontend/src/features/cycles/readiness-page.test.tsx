import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, problem } from '@/testing/api'
import { healthy, hr } from '@/testing/people'
import { currentPeriod } from '@/testing/periods'
import { axeViolations, renderPage } from '@/testing/render'

const PLACE = '/api/v1/cycles/20261/periods/20260709/readiness'
const person = (id: string, name: string) => ({ employee: { id, name, nip: null, position: 'Perawat Terampil' }, unit: { id: 'u1', name: 'Puskesmas Taman Sari' }, plan_id: null, plan_state: null, indicators: 0, reported: 0 })
const lists: Record<string, object[]> = {
  not_reported: [{ ...person('p1', 'Komang Adi'), plan_id: 'plan-1', plan_state: 'agreed', indicators: 5, reported: 3 }],
  without_plan: [person('p2', 'Yohanes Bria'), { ...person('p3', 'Siti Rahmawati'), plan_id: 'plan-3', plan_state: 'submitted' }],
}
const answers = {
  'GET /api/health/live': healthy,
  'GET /api/v1/me': hr,
  'GET /api/v1/periods/current': currentPeriod,
  [`GET ${PLACE}`]: { cycle_id: 20261, period_id: 20260709, people: 43, reported: 40, not_reported: 1, without_plan: 2, without_assessor: 0 },
  [`GET ${PLACE}/people`]: ({ query }: { query: URLSearchParams }) => {
    const items = lists[query.get('kind') ?? ''] ?? []
    return { body: { items, total: items.length, page: 1, size: 50 } }
  },
}

test('the heading counts, the list names who it is and leads to them', async () => {
  mockApi(answers)
  const { user } = await renderPage('/kesiapan/20260709')
  expect(await screen.findByRole('heading', { level: 1, name: '1 orang belum melapor lengkap' })).toBeTruthy()
  expect(await screen.findByText('3 dari 5 indikator dilaporkan')).toBeTruthy()
  expect(await axeViolations()).toEqual([])
  await user.click(screen.getByRole('radio', { name: 'Belum punya SKP (2)' }))
  const row = within(await screen.findByRole('row', { name: /Yohanes Bria/ }))
  expect(row.getByText('Belum ada SKP')).toBeTruthy()
  expect(row.getByRole('link', { name: 'Yohanes Bria' }).getAttribute('href')).toBe('/opd/pegawai/p2')
  expect(screen.getByText('SKP menunggu persetujuan')).toBeTruthy()
  expect(screen.getByText(/Tidak dapat dievaluasi sebelum SKP disetujui\./)).toBeTruthy()
})

test('a list that does not come says so, with another try', async () => {
  mockApi({ ...answers, [`GET ${PLACE}/people`]: () => problem('unexpected', 500) })
  await renderPage('/kesiapan/20260709?jenis=reported')
  expect((await screen.findByRole('alert')).textContent).toContain('bukan kesalahan Anda')
})
