import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, page, problem } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { renderPage } from '@/testing/render'

const quarter = { id: 20260709, kind: 'triwulanan', starts_on: '2026-07-01', ends_on: '2026-09-30', report_due_on: '2026-10-09', evaluate_due_on: '2026-10-20', state: 'evaluating', version: 1 }
const next = { ...quarter, id: 20261012, state: 'open' }
const said = { id: 'f1', plan_id: 'p1', period_id: 20260709, receiver_id: kadek.id, receiver_name: kadek.name, giver_id: 'p7', giver_name: 'Putu Aditya', giver_role: 'rekan_kerja', giver_agency: 'BKPSDM', source_note: null, goal_id: null, goal_text: null, value_code: 6, text: 'Cepat menyesuaikan diri.', symbol: null, evidence_url: null, audience: 'receiver_and_leaders', given_at: '2026-09-24T02:00:00Z' }
const answers = {
  'GET /api/health/live': healthy,
  'GET /api/v1/me': kadek,
  'GET /api/v1/tasks': { items: [], waiting: [], reminders: [] },
  'GET /api/v1/periods/current': { cycle_id: 20261, year: 2026, planning_due_on: '2026-01-31', period: quarter, year_period_id: 20260112, periods: [quarter, next] },
  'GET /api/v1/feedback/received': { items: [said, { ...said, id: 'f2', giver_name: 'Ida Ayu', giver_role: 'pimpinan_lain', giver_agency: null }] },
  'GET /api/v1/feedback/given': { items: [] },
  'GET /api/v1/rules/behaviour-values': { items: [{ code: 6, name: 'Adaptif', guides: [] }] },
  'GET /api/v1/plans': page([{ id: 'p1', cycle_id: 20261, state: 'agreed' }]),
  'GET /api/v1/colleagues': { items: [{ id: 'p8', name: 'I Komang Adi', front_title: null, back_title: null, unit_name: 'Puskesmas', position: 'Sanitarian' }] },
  'GET /api/v1/feedback/addressees': { items: [{ plan_id: 'p2', period_id: 20260709, employee_id: 'p9', name: 'Ni Ketut', front_title: null, back_title: null, position: 'Bidan', unit_name: 'Puskesmas', enters_for_others: false, goals: [] }] },
}

test('another leader and another agency are said to be so', async () => {
  mockApi(answers)
  await renderPage('/umpan-balik')
  expect(await screen.findByText(/Putu Aditya, rekan kerja \(BKPSDM\)/)).toBeTruthy()
  expect(screen.getByText(/Ida Ayu, pimpinan lain,/)).toBeTruthy()
})

test('one asks somebody for feedback on one’s own plan', async () => {
  const { last } = mockApi({ ...answers, 'POST /api/v1/feedback/requests': { status: 201, body: {} } })
  const { user } = await renderPage('/umpan-balik')
  await user.click(await screen.findByRole('button', { name: 'Minta umpan balik' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByLabelText(/Tentang apa/), 'Rapat koordinasi')
  await user.click(await dialog.findByRole('button', { name: 'Minta umpan balik kepada I Komang Adi' }))
  expect(last('POST', '/api/v1/feedback/requests')?.body).toEqual({ plan_id: 'p1', asked_id: 'p8', note: 'Rapat koordinasi' })
  expect(await dialog.findByText(/sudah sampai kepada I Komang Adi/)).toBeTruthy()
})

test('for a signed period the words stay, and the next period is offered', async () => {
  const { asked } = mockApi({ ...answers, 'POST /api/v1/feedback': () => problem('period-signed', 409) })
  const { user } = await renderPage('/umpan-balik/tulis?plan=p2')
  await user.selectOptions(await screen.findByLabelText('Tentang apa?'), 'value:6')
  await user.type(screen.getByLabelText(/Apa yang Anda lihat/), 'Cepat belajar.')
  await user.click(screen.getByRole('button', { name: 'Kirim umpan balik' }))
  await user.selectOptions(await screen.findByLabelText('Untuk periode'), '20261012')
  await user.click(screen.getByRole('button', { name: 'Kirim umpan balik' }))
  expect(asked.filter((one) => one.method === 'POST').map((one) => (one.body as { period_id: number; text: string }))).toMatchObject([{ period_id: 20260709 }, { period_id: 20261012, text: 'Cepat belajar.' }])
})
