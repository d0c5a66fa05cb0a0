import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, problem } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { currentPeriod, fourth, third } from '@/testing/periods'
import { axeViolations, renderPage } from '@/testing/render'


const answers = {
  'GET /api/health/live': healthy,
  'GET /api/v1/me': { ...kadek, may: ['cycles'] },
  'GET /api/v1/periods/current': currentPeriod,
  'GET /api/v1/cycles/20261': { id: 20261, year: 2026, population: 'semua', period_kind: 'triwulanan', planning_due_on: '2026-01-31', state: 'open', periods: [fourth, third] },
}
const EVALUATION = '/api/v1/cycles/20261/periods/20260709/evaluation'

test('city HR begins the evaluation of a period, after a question', async () => {
  const { asked, last } = mockApi({ ...answers, [`POST ${EVALUATION}`]: () => ({ body: { ...third, state: 'evaluating' } }) })
  const { user } = await renderPage('/kota/jadwal')
  await user.click(await screen.findByRole('button', { name: 'Mulai evaluasi: Triwulan III 2026' }))
  expect(asked.filter((one) => one.method === 'POST')).toEqual([])
  expect(await axeViolations()).toEqual([])
  await user.click(await screen.findByRole('button', { name: 'Mulai evaluasi' }))
  expect(await screen.findByText('Evaluasi sudah dimulai.')).toBeTruthy()
  expect(last('POST', EVALUATION)?.headers.get('Idempotency-Key')).toBeTruthy()
})

test('a period that runs is not evaluated without a warning', async () => {
  mockApi(answers)
  const { user } = await renderPage('/kota/jadwal')
  await user.click(await screen.findByRole('button', { name: 'Mulai evaluasi: Triwulan IV 2026' }))
  expect(await screen.findByText('Periode ini baru berakhir 31 Des 2026.')).toBeTruthy()
})

test('a step that somebody else took is refused in words; who may not step has no buttons', async () => {
  mockApi({ ...answers, [`POST ${EVALUATION}`]: () => problem('period-step-refused', 409) })
  const { user, unmount } = await renderPage('/kota/jadwal')
  await user.click(await screen.findByRole('button', { name: 'Mulai evaluasi: Triwulan III 2026' }))
  await user.click(await screen.findByRole('button', { name: 'Mulai evaluasi' }))
  expect((await screen.findByRole('alert')).textContent).toContain('sudah berpindah tahap')
  unmount()
  mockApi({ ...answers, 'GET /api/v1/me': kadek })
  await renderPage('/kota/jadwal')
  expect(await screen.findAllByText(/Laporan sampai 9 Okt 2026/)).toHaveLength(2)
  expect(screen.queryByRole('button', { name: /Mulai evaluasi/ })).toBeNull()
})
