import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'

import { action, development, need, seat, seats, superior } from './factories'

const PERSON = `/api/v1/employees/${kadek.id}`
const head = { ...kadek, id: superior.id, name: superior.name, assesses: 24, leads: true }
const found = need({ state: 'proposed', may: ['agree', 'reject'] })
const done = action({ state: 'done', evidence_note: 'Dibahas berdua', may: ['accept', 'return'] })
const shown = {
  ...development,
  plan: { id: 'd-2026', state: 'proposed', agreed_on: null, agreed_with: null, version: 5, may: ['agree'] },
  needs: [found], actions: [done, action({ id: 'a-2', state: 'planned', text: 'Berbagi praktik', may: ['change', 'done', 'drop'] })], may: ['add_action'],
}
const advice = { items: [{ evaluation_id: 'e-q2', period_id: 20260406, text: 'Coba asesmen singkat.', author: superior.name, competences: [], assigned: false, may: ['assign'] }] }
const standing = { competence: { code: 'asesmen', name: 'Asesmen pembelajaran', group: 'teknis' }, own_level: 3, assessor_level: null, post_level: 3, gap: null, history: [] }
const levels = { employee: { id: kadek.id, name: kadek.name }, items: [standing], may: ['assessor'] }

async function open(more: Record<string, unknown> = {}) {
  const api = mockApi({
    'GET /api/health/live': healthy,
    'GET /api/v1/me': head,
    'GET /api/v1/tasks': { items: [], waiting: [], reminders: [] },
    [`GET ${PERSON}/development`]: shown,
    [`GET ${PERSON}/training-seats`]: seats(seat({ state: 'accepted', may: ['approve'] })),
    [`GET ${PERSON}/advice`]: advice,
    [`GET ${PERSON}/competences`]: levels,
    ...more,
  })
  const page = await renderPage(`/tim/${kadek.id}/pengembangan`)
  await screen.findByRole('heading', { level: 1 })
  return { ...page, ...api }
}

test('the superior sees what waits, agrees the plan and a need, and accepts what was done', async () => {
  const { user, last } = await open({
    'POST /api/v1/development-needs/n-asesmen/agreement': shown,
    'POST /api/v1/development-plans/d-2026/agreement': shown,
    'POST /api/v1/development-actions/a-observasi/steps': shown,
  })
  expect(screen.getByText(/4 hal perlu Anda/)).toBeTruthy()
  expect(screen.getByText(/Menurut pegawainya tingkat 2, menurut Anda 2\./)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Merancang asesmen yang dipakai mengajar' }).getAttribute('href')).toBe('/pelatihan/kursi/s-1')
  expect(await axeViolations()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Sepakati kebutuhan Asesmen pembelajaran' }))
  expect(last('POST', '/api/v1/development-needs/n-asesmen/agreement')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Sepakati rencana ini' }))
  expect(last('POST', '/api/v1/development-plans/d-2026/agreement')?.headers.get('If-Match')).toBe('"5"')
  await user.click(screen.getByRole('button', { name: 'Terima: Observasi kelas bersama Ratna Sari' }))
  expect(last('POST', '/api/v1/development-actions/a-observasi/steps')?.body).toEqual({ step: 'accept' })
})

test('what was done is returned with a note', async () => {
  const { user, last } = await open({ 'POST /api/v1/development-actions/a-observasi/steps': shown })
  await user.click(screen.getByRole('button', { name: 'Kembalikan: Observasi kelas bersama Ratna Sari' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByLabelText('Alasan'), 'Catatannya belum ada')
  await user.click(dialog.getByRole('button', { name: 'Kembalikan' }))
  expect(last('POST', '/api/v1/development-actions/a-observasi/steps')?.body).toEqual({ step: 'return', reason: 'Catatannya belum ada' })
})

test('the assessor gives a level only with a reason (R31)', async () => {
  const path = `${PERSON}/competence-levels`
  const { user, last } = await open({ [`POST ${path}`]: levels })
  await user.click(screen.getByText('Tingkat kompetensi'))
  await user.click(await screen.findByRole('button', { name: 'Isi tingkat: Asesmen pembelajaran' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByLabelText(/^2\. Kurang memadai/))
  expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Simpan' }).disabled).toBe(true)
  await user.type(dialog.getByLabelText('Alasan'), 'Soal belum sesuai tujuan')
  await user.click(dialog.getByRole('button', { name: 'Simpan' }))
  expect(last('POST', path)?.body).toMatchObject({ level: 2, reason: 'Soal belum sesuai tujuan' })
})

test('the assessor says which competences an advice is about', async () => {
  const path = '/api/v1/evaluations/e-q2/advised-competences'
  const { user, last } = await open({ [`PUT ${path}`]: { evaluation_id: 'e-q2', competences: [] } })
  await user.click(screen.getByText('Saran Anda dalam evaluasi'))
  expect(await screen.findByText('Belum terhubung ke kompetensi.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Tetapkan kompetensi saran Triwulan II 2026' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(await dialog.findByLabelText('Asesmen pembelajaran'))
  await user.click(dialog.getByRole('button', { name: 'Simpan' }))
  expect(last('PUT', path)?.body).toEqual({ competence_codes: ['asesmen'] })
})

test('whoever only reads is asked for nothing', async () => {
  await open({ [`GET ${PERSON}/development`]: { ...shown, plan: { ...shown.plan, may: [] }, needs: [need({ may: [] })], actions: [action({ may: [] })], may: [] } })
  expect(screen.queryByText(/perlu Anda/)).toBeNull()
  expect(screen.queryByText('Saran Anda dalam evaluasi')).toBeNull()
  expect(screen.queryByRole('button', { name: /Sepakati|Terima|Tambah/ })).toBeNull()
})
