import { screen, waitFor, within } from '@testing-library/react'
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

test('a period that runs is not evaluated before its day, and the page says from when', async () => {
  mockApi(answers)
  await renderPage('/kota/jadwal')
  expect(await screen.findByText('Evaluasi dapat dimulai 24 Des 2026.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Mulai evaluasi: Triwulan IV 2026' })).toBeNull()
})

const BACK = '/api/v1/cycles/20261/periods/20260709/step-back'

test('city HR steps a period back, after a question and with a reason', async () => {
  const { asked, last } = mockApi({ ...answers, [`POST ${BACK}`]: { ...third, state: 'planned' } })
  const { user } = await renderPage('/kota/jadwal')
  await user.click(await screen.findByRole('button', { name: 'Mundurkan tahap: Triwulan III 2026' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByText(/selama belum ada evaluasi yang ditandatangani/)).toBeTruthy()
  expect(await axeViolations()).toEqual([])
  const act = dialog.getByRole('button', { name: 'Mundurkan tahap' })
  expect((act as HTMLButtonElement).disabled).toBe(true)
  await user.type(dialog.getByLabelText('Alasan'), 'Dibuka sebelum waktunya')
  await user.click(act)
  await waitFor(() => expect(asked.filter((one) => one.path === BACK)).toHaveLength(1))
  expect(last('POST', BACK)?.headers.get('If-Match')).toBe('"1"')
  expect(last('POST', BACK)?.body).toEqual({ reason: 'Dibuka sebelum waktunya' })
})

test('what is signed is not stepped over: the refusal says who reopens it', async () => {
  mockApi({ ...answers, [`POST ${BACK}`]: () => problem('period-has-signed', 409) })
  const { user } = await renderPage('/kota/jadwal')
  await user.click(await screen.findByRole('button', { name: 'Mundurkan tahap: Triwulan III 2026' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByLabelText('Alasan'), 'Dibuka sebelum waktunya')
  await user.click(dialog.getByRole('button', { name: 'Mundurkan tahap' }))
  expect((await screen.findByRole('alert')).textContent).toContain('dibuka kembali oleh atasan penilainya')
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
