import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, problem } from '@/testing/api'
import { renderPage } from '@/testing/render'

import { answers, evaluation, hearing } from './factories'
import type { Hearing } from './hearing-queries'

const REASON = 'Kunjungan bulan Agustus belum dihitung sama sekali.'
const made = { id: 'p9', name: 'I Made Wirawan' }
const signed = { ...evaluation, state: 'signed' as const, may: ['acknowledge' as const], predikat: 'baik' as const }
const disagreed: Hearing = { ...hearing, said: [{ step: 'disagreed', text: REASON, by: { id: 'p1', name: evaluation.employee.name }, at: '2026-10-08T02:00:00Z', old_predikat: null, new_predikat: null }] }
const acknowledged = { ...signed, state: 'acknowledged' as const, may: [], receipt: 'disagree' as const, receipt_note: REASON, received_at: '2026-10-08T02:00:00Z' }
const PATH = '/api/v1/evaluations/e1/acknowledgement'

const world = (whole: object, heard: object) => ({ ...answers, 'GET /api/v1/evaluations/e1': whole, 'GET /api/v1/evaluations/e1/hearing': heard })

test('who does not agree reads until when and what follows, says why, and only then it is sent', async () => {
  const { last } = mockApi({ ...world(signed, hearing), [`POST ${PATH}`]: acknowledged })
  const { user } = await renderPage('/hasil/e1')
  await user.click(await screen.findByRole('button', { name: 'Saya tidak sependapat' }))
  const dialog = within(await screen.findByRole('dialog'))
  const send = dialog.getByRole<HTMLButtonElement>('button', { name: 'Kirim alasan saya' })
  expect(send.disabled).toBe(true)
  expect(dialog.getByText(/I Made Wirawan membaca alasan Anda.*19 Okt 2026/)).toBeTruthy()
  expect(dialog.getByText(/keberatan.*dr. Ni Luh Sekar, Kepala Dinas Kesehatan.*28 Okt 2026.*7 hari kerja/)).toBeTruthy()
  expect(last('POST', PATH)).toBeUndefined()
  await user.type(dialog.getByLabelText('Alasan Anda'), REASON)
  await user.click(send)
  expect(last('POST', PATH)?.body).toEqual({ receipt: 'disagree', note: REASON })
})

test('a reason that is too short is asked for at its field, and stays', async () => {
  mockApi({ ...world(signed, hearing), [`POST ${PATH}`]: () => problem('invalid', 422, { errors: [{ pointer: '/note', code: 'reason_too_short', detail: '' }] }) })
  const { user } = await renderPage('/hasil/e1')
  await user.click(await screen.findByRole('button', { name: 'Saya tidak sependapat' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByLabelText('Alasan Anda'), 'Tidak.')
  await user.click(dialog.getByRole('button', { name: 'Kirim alasan saya' }))
  expect((await dialog.findByLabelText<HTMLTextAreaElement>('Alasan Anda')).getAttribute('aria-invalid')).toBe('true')
  expect(dialog.getByLabelText<HTMLTextAreaElement>('Alasan Anda').value).toBe('Tidak.')
})

test('both sides stand on the page of the person, with the way to an objection', async () => {
  const answered: Hearing = { ...disagreed, said: [...disagreed.said, { step: 'answered', text: 'Daftar hadirnya belum ada.', by: made, at: '2026-10-09T02:00:00Z', old_predikat: null, new_predikat: null }] }
  mockApi(world(acknowledged, answered))
  await renderPage('/hasil/e1')
  const card = within(await screen.findByRole('region', { name: 'Pendapat dan jawaban' }))
  expect(card.getByText(REASON)).toBeTruthy()
  expect(card.getByText('Daftar hadirnya belum ada.')).toBeTruthy()
  expect(card.getByText(/Pegawai dapat|Anda dapat mengajukan keberatan/)).toBeTruthy()
})

test('the assessor reads the words and answers them', async () => {
  const mine: Hearing = { ...disagreed, may: ['answer', 'correct'] }
  const { last } = mockApi({ ...world(acknowledged, mine), 'POST /api/v1/evaluations/e1/answer': disagreed })
  const { user } = await renderPage('/evaluasi/e1')
  expect(await screen.findByText(REASON)).toBeTruthy()
  expect(screen.getByText('Giliran Anda')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Langsung ke alasannya dan jawaban Anda' }).getAttribute('href')).toBe('#penilaian')
  await user.type(screen.getByLabelText('Jawaban Anda'), 'Daftar hadir Agustus belum ditandatangani.')
  await user.click(screen.getByRole('button', { name: 'Kirim jawaban' }))
  expect(last('POST', '/api/v1/evaluations/e1/answer')?.body).toEqual({ text: 'Daftar hadir Agustus belum ditandatangani.' })
})

test('the assessor corrects what was signed, of the version that was read', async () => {
  const mine: Hearing = { ...disagreed, may: ['answer', 'correct'] }
  const ratings = { results_rating: 'sesuai_ekspektasi', results_reason: null, behaviour_rating: 'sesuai_ekspektasi', behaviour_reason: null, recommendation: null }
  const { last } = mockApi({ ...world({ ...acknowledged, ratings }, mine), 'POST /api/v1/evaluations/e1/correction': hearing })
  const { user } = await renderPage('/evaluasi/e1')
  await user.click(await screen.findByRole('button', { name: 'Perbaiki penilaian' }))
  await user.type(await screen.findByLabelText('Apa yang diperbaiki, dan mengapa'), 'Kunjungan Agustus kini dihitung.')
  await user.click(screen.getByRole('button', { name: 'Tandatangani perbaikan' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Tandatangani perbaikan' }))
  const sent = last('POST', '/api/v1/evaluations/e1/correction')
  expect(sent?.body).toEqual({ ...ratings, note: 'Kunjungan Agustus kini dihitung.' })
  expect(sent?.headers.get('If-Match')).toBe('"3"')
})

test('who answers after the last day reads that it is late', async () => {
  mockApi(world(signed, { ...hearing, is_late: true, acknowledge_due_on: '2026-10-01' }))
  await renderPage('/hasil/e1')
  expect(await screen.findByText(/Batasnya, 1 Okt 2026, sudah lewat/)).toBeTruthy()
})

test('a result of the mayor is final, and says so', async () => {
  mockApi(world(acknowledged, { ...disagreed, objection: { final: 'rated_by_head_of_region', to: null, due_on: '2026-10-28', decided_within_days: 7 } }))
  await renderPage('/hasil/e1')
  expect(await screen.findByText(/final karena ditetapkan oleh kepala daerah/)).toBeTruthy()
})
