import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, page, problem } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'

const said = (n: number) => ({
  id: `f-${n}`, plan_id: 'plan-1', period_id: 20260709, receiver_id: 'p1', receiver_name: kadek.name, giver_id: 'p2', giver_name: 'Ni Ketut Ariani', giver_role: 'rekan_kerja',
  source_note: null, goal_id: null, goal_text: null, value_code: 4, text: `Kata ${n}`, symbol: null, evidence_url: null, audience: 'receiver', given_at: '2026-10-01T00:00:00Z',
})
const answers = {
  'GET /api/health/live': healthy,
  'GET /api/v1/me': kadek,
  'GET /api/v1/feedback/given': page([]),
  'GET /api/v1/rules/behaviour-values': { items: [{ code: 4, name: 'Harmonis', guides: [] }] },
}
const pages: Record<string, unknown> = {
  1: { items: [1, 2].map(said), total: 3, page: 1, size: 2 },
  2: { items: [said(3)], total: 3, page: 2, size: 2 },
}

test('what stands on a later page is read on', async () => {
  mockApi({ ...answers, 'GET /api/v1/feedback/received': ({ query }: { query: URLSearchParams }) => ({ body: pages[query.get('page') ?? ''] }) })
  const { user } = await renderPage('/umpan-balik')
  expect(await screen.findByText('Kata 2')).toBeTruthy()
  expect(screen.queryByText('Kata 3')).toBeNull()
  expect(screen.getByText('Ditampilkan 2 dari 3')).toBeTruthy()
  expect(await axeViolations()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Selengkapnya Diterima' }))
  expect(await screen.findByText('Kata 3')).toBeTruthy()
  expect(screen.getByText('Kata 1')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Selengkapnya/ })).toBeNull()
  expect(screen.getByText('Anda belum memberi umpan balik.')).toBeTruthy()
})

test('when reading on fails, what was read stays and one tries again', async () => {
  let isAway = true
  const received = ({ query }: { query: URLSearchParams }) => (query.get('page') === '2' && isAway ? problem('unavailable', 503) : { body: pages[query.get('page') ?? ''] })
  mockApi({ ...answers, 'GET /api/v1/feedback/received': received })
  const { user } = await renderPage('/umpan-balik')
  await user.click(await screen.findByRole('button', { name: 'Selengkapnya Diterima' }))
  expect(await screen.findByRole('alert')).toBeTruthy()
  expect(screen.getByText('Kata 1')).toBeTruthy()
  isAway = false
  await user.click(screen.getByRole('button', { name: 'Selengkapnya Diterima' }))
  expect(await screen.findByText('Kata 3')).toBeTruthy()
  expect(screen.queryByRole('alert')).toBeNull()
})
