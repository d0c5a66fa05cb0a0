import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'


const addressee = {
  plan_id: 'plan-1', period_id: 20260709, employee_id: 'p-1', name: 'Ni Ketut Ariani', front_title: null, back_title: null,
  position: 'Bidan Penyelia', unit_name: 'Puskesmas', enters_for_others: true, goals: [{ id: 'g-1', text: 'Ibu hamil terlayani' }],
}
const peer = { ...addressee, plan_id: 'plan-2', employee_id: 'p-2', name: 'I Wayan Gunawan', enters_for_others: false }
const period = { id: 20260709, kind: 'triwulanan', starts_on: '2026-07-01', ends_on: '2026-09-30', report_due_on: '2026-10-09', evaluate_due_on: '2026-10-20', state: 'open', version: 1 }
const answers = {
  'GET /api/health/live': healthy,
  'GET /api/v1/me': kadek,
  'GET /api/v1/periods/current': { cycle_id: 20261, year: 2026, planning_due_on: '2026-01-31', period, year_period_id: 20260112, periods: [period] },
  'GET /api/v1/feedback/addressees': { items: [addressee, peer] },
  'GET /api/v1/rules/behaviour-values': { items: [{ code: 4, name: 'Harmonis', guides: [] }] },
  'POST /api/v1/feedback': () => ({ status: 201, body: {} }),
}

test('the head passes on what a patient said, with a symbol', async () => {
  const { last } = mockApi(answers)
  const { user } = await renderPage('/umpan-balik/tulis')
  await user.click(await screen.findByRole('button', { name: 'Pilih Ni Ketut Ariani' }))
  await user.selectOptions(await screen.findByLabelText('Tentang apa?'), 'value:4')
  await user.type(screen.getByLabelText(/Apa yang Anda lihat/), 'Ramah kepada semua.')
  await user.selectOptions(screen.getByLabelText('Simbol (boleh kosong)'), 'senyum')
  await user.click(screen.getByLabelText('Saya menyampaikan suara orang yang dilayani'))
  const send = screen.getByRole('button', { name: 'Kirim umpan balik' })
  expect((send as HTMLButtonElement).disabled).toBe(true)
  await user.type(screen.getByLabelText(/Dari siapa/), 'Pasien')
  expect(await axeViolations()).toEqual([])
  await user.click(send)
  await waitFor(() => expect(last('POST', '/api/v1/feedback')?.body).toMatchObject({ plan_id: 'plan-1', value_code: 4, goal_id: null, symbol: 'senyum', source_note: 'Pasien' }))
  expect(await screen.findByText(/^Terkirim/)).toBeTruthy()
})

test('a link chooses the person, and another may be chosen after all', async () => {
  mockApi(answers)
  const { user } = await renderPage('/umpan-balik/tulis?plan=plan-2')
  expect(await screen.findByLabelText('Tentang apa?')).toBeTruthy()
  expect(screen.queryByLabelText('Saya menyampaikan suara orang yang dilayani')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Ganti' }))
  expect(await screen.findByRole('button', { name: 'Pilih Ni Ketut Ariani' })).toBeTruthy()
})
