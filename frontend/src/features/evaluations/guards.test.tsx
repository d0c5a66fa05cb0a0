import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi } from '@/testing/api'
import { axeViolations, renderPage } from '@/testing/render'

import type { Evaluation } from './evaluation-queries'
import { answers, evaluation } from './factories'
import { elsewhere, SIGNATURE } from './rating-world'

const WHY = 'Pegawai pensiun besok, dokumennya harus selesai hari ini.'
const unreported = { period_id: 20260406, report_due_on: '2026-10-09', indicators: 6, reported: 4 }
const signed: Evaluation = { ...elsewhere, state: 'signed', predikat: 'baik', may: ['reopen'] }
const shows = (one: Evaluation) => ({ ...answers, 'GET /api/v1/evaluations/e1': one })

test('a signature before all is reported asks why, and sends it', async () => {
  const { last } = mockApi({ ...shows({ ...elsewhere, unreported }), [`POST ${SIGNATURE}`]: { ...signed, may: [] } })
  const { user } = await renderPage('/evaluasi/e1')
  await user.click(await screen.findByRole('button', { name: 'Tandatangani' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByText('Baru 4 dari 6 indikator dilaporkan, dan laporan masih ditunggu sampai 9 Okt 2026.')).toBeTruthy()
  const act = dialog.getByRole('button', { name: 'Tandatangani' }) as HTMLButtonElement
  expect(act.disabled).toBe(true)
  await user.type(dialog.getByLabelText('Alasan menandatangani sekarang'), WHY)
  expect(await axeViolations()).toEqual([])
  await user.click(act)
  await waitFor(() => expect(last('POST', SIGNATURE)?.body).toEqual({ early_reason: WHY }))
})

test('the person reads why it was signed early, and who stands on the document', async () => {
  mockApi(shows({ ...signed, early_reason: WHY, may: [] }))
  await renderPage('/hasil/e1')
  expect(await screen.findByText(WHY)).toBeTruthy()
  const parties = within(screen.getByRole('region', { name: 'Para pihak' }))
  expect(parties.getByText('3. Atasan pejabat penilai kinerja')).toBeTruthy()
  expect(parties.getByText(/Ida Ayu Kepala/)).toBeTruthy()
  expect(parties.queryByText(/bersifat final/)).toBeNull()
})

test('a superior takes over what is late, after a question that says what follows', async () => {
  const TAKEOVER = '/api/v1/evaluations/e1/takeover'
  const late: Evaluation = { ...evaluation, due_on: '2026-07-20', may: ['take_over'] }
  const { asked, last } = mockApi({ ...shows(late), [`POST ${TAKEOVER}`]: { ...late, is_final: true, may: ['rate'], version: 4 } })
  const { user } = await renderPage('/evaluasi/e1')
  expect(await screen.findByText(/I Made Wirawan belum menandatangani evaluasi ini sampai 20 Jul 2026/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Ambil alih evaluasi' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByText(/tidak dapat mengajukan keberatan/)).toBeTruthy()
  expect(asked.filter((one) => one.path === TAKEOVER)).toEqual([])
  await user.click(dialog.getByRole('button', { name: 'Ambil alih evaluasi' }))
  expect(await screen.findByText(/Hasil ini bersifat final/)).toBeTruthy()
  expect(last('POST', TAKEOVER)?.headers.get('If-Match')).toBe('"3"')
})

test('a superior reopens what is signed, with a reason', async () => {
  const REOPENING = '/api/v1/evaluations/e1/reopening'
  const { last } = mockApi({ ...shows(signed), [`POST ${REOPENING}`]: { ...signed, state: 'rated', may: [] } })
  const { user } = await renderPage('/evaluasi/e1')
  await user.click(await screen.findByRole('button', { name: 'Buka kembali evaluasi' }))
  const dialog = within(await screen.findByRole('dialog'))
  const act = dialog.getByRole('button', { name: 'Buka kembali evaluasi' }) as HTMLButtonElement
  expect(act.disabled).toBe(true)
  await user.type(dialog.getByLabelText('Alasan'), WHY)
  await user.click(act)
  await waitFor(() => expect(last('POST', REOPENING)?.body).toEqual({ reason: WHY }))
})

test('a reopened one says who asked, why, and what it was before', async () => {
  const reopened = { step: 'reopened', old: { predikat: 'baik' }, new: {}, reason: WHY, by: { id: 'p8', name: 'Ida Ayu Kepala' }, rule_id: null, at: '2026-10-05T02:00:00Z' }
  mockApi(shows({ ...evaluation, state: 'rated', may: [], decisions: [reopened] }))
  await renderPage('/hasil/e1')
  expect(await screen.findByText(/Dibuka kembali oleh Ida Ayu Kepala/)).toBeTruthy()
  expect(screen.getAllByText(new RegExp(WHY)).length).toBeGreaterThan(0)
  expect(screen.getByText('Hasil sebelumnya: Baik.')).toBeTruthy()
  expect(screen.getByText(/I Made Wirawan menilai sekali lagi/)).toBeTruthy()
})

test('before its day an evaluation says from when it can be made', async () => {
  mockApi(shows({ ...evaluation, kind: 'tahunan', evaluated_from: '2026-12-25', may: [] }))
  await renderPage('/evaluasi/e1')
  expect(await screen.findByText(/baru dapat dibuat mulai 25 Des 2026/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Tandatangani' })).toBeNull()
})

test('while its period is stepped back nothing is rated, and the page says so', async () => {
  mockApi(shows({ ...evaluation, may: [], period: { ...evaluation.period, state: 'open' } }))
  await renderPage('/evaluasi/e1')
  expect(await screen.findByText(/dihentikan sementara oleh pengelola kinerja kota/)).toBeTruthy()
})
