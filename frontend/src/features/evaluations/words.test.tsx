import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi } from '@/testing/api'
import { axeViolations, renderPage } from '@/testing/render'

import { answers, evaluation } from './factories'

const word = (n: number) => ({ id: `f-${n}`, text: `Kata ${n}`, goal_id: null, value_code: 4, giver: { id: 'p2', name: 'Ni Ketut Ariani' }, giver_role: 'rekan_kerja' as const, source_note: null, symbol: null, evidence_url: null, period_id: 20260406, given_at: '2026-05-01T00:00:00Z' })
const listed = (n: number) => ({ ...word(n), giver_name: 'Ni Ketut Ariani' })
const spoken = { ...evaluation, behaviour: [{ code: 4, name: 'Harmonis', expectation: null, feedback: [word(9)], feedback_total: 3 }] }

test('the newest words are shown with how many there are, and the rest is read on', async () => {
  const pages: Record<string, unknown> = { 1: { items: [listed(9), listed(8)], total: 3, page: 1, size: 2 }, 2: { items: [listed(7)], total: 3, page: 2, size: 2 } }
  const { last } = mockApi({ ...answers, 'GET /api/v1/evaluations/e1': spoken, 'GET /api/v1/feedback': ({ query }: { query: URLSearchParams }) => ({ body: pages[query.get('page') ?? ''] }) })
  const { user } = await renderPage('/evaluasi/e1')
  expect(await screen.findByText(/Kata 9/)).toBeTruthy()
  expect(screen.getByText(/^Ditampilkan 1 dari 3/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Baca semua Harmonis' }))
  expect(await screen.findByText(/Kata 8/)).toBeTruthy()
  expect(Object.fromEntries(last('GET', '/api/v1/feedback')?.query ?? [])).toEqual({ plan_id: 'plan-1', period_id: '20260406', value_code: '4', page: '1' })
  await user.click(screen.getByRole('button', { name: 'Selengkapnya Harmonis' }))
  expect(await screen.findByText(/Kata 7/)).toBeTruthy()
  expect(screen.getAllByText(/Kata 9/)).toHaveLength(1)
  expect(await axeViolations()).toEqual([])
})

test('of what was signed nothing more is read than the signature kept', async () => {
  mockApi({ ...answers, 'GET /api/v1/evaluations/e1': { ...spoken, state: 'signed', signed_at: '2026-10-02T00:00:00Z', may: [] } })
  await renderPage('/evaluasi/e1')
  expect(await screen.findByText(/^Ditampilkan 1 dari 3/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Baca semua/ })).toBeNull()
})
