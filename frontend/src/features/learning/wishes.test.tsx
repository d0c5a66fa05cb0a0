import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'

import { changing, development, seat, seats } from './factories'

const PERSON = `/api/v1/employees/${kadek.id}`
const model = { items: [{ code: 'kti', name: 'Membimbing karya ilmiah', group: 'teknis' }, { code: 'asesmen', name: 'Asesmen pembelajaran', group: 'teknis' }], may: [] }
const standing = { competence: { code: 'asesmen', name: 'Asesmen pembelajaran', group: 'teknis' }, own_level: null, assessor_level: 2, post_level: 3, gap: 1, history: [{ viewpoint: 'assessor', level: 2, reason: 'Terlihat di kelas', given_on: '2026-07-15', document_no: null, given_by: 'Made Suartini' }] }
const unread = { items: [{ id: 't-1', kind: 'read_needs', subject_id: kadek.id, facts: {}, about: null, due_on: '2026-10-20', period_id: null, working_days_left: 8, nudge: null }], waiting: [], reminders: [] }

async function open(more: Record<string, unknown>, held = seats()) {
  const api = mockApi({
    'GET /api/health/live': healthy,
    'GET /api/v1/me': kadek,
    'GET /api/v1/tasks': { items: [], waiting: [], reminders: [] },
    [`GET ${PERSON}/development`]: development,
    [`GET ${PERSON}/training-seats`]: held,
    ...more,
  })
  const page = await renderPage('/pelatihan')
  await screen.findByRole('heading', { level: 1 })
  return { ...page, ...api }
}

test('one says what one would like to learn; what is a need already is not offered', async () => {
  const path = `${PERSON}/wishes/kti`
  const wish = { competence: { code: 'kti', name: 'Membimbing karya ilmiah', group: 'teknis' }, text: 'Murid saya ingin ikut lomba', since: '2026-10-08' }
  const { user, last } = await open({ 'GET /api/v1/competences': model, ...changing(`${PERSON}/development`, development, `PUT ${path}`, { ...development, wishes: [wish] }) })
  await user.click(screen.getByRole('button', { name: 'Tambah keinginan' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.queryByRole('option', { name: 'Asesmen pembelajaran' })).toBeNull()
  await user.selectOptions(dialog.getByLabelText('Kompetensi'), await dialog.findByRole('option', { name: 'Membimbing karya ilmiah' }))
  await user.type(dialog.getByLabelText('Mengapa, atau apa tepatnya'), 'Murid saya ingin ikut lomba')
  await user.click(dialog.getByRole('button', { name: 'Simpan' }))
  expect(last('PUT', path)?.body).toEqual({ text: 'Murid saya ingin ikut lomba' })
  expect(await screen.findByText('Keinginan Anda sendiri, ditulis 8 Okt 2026')).toBeTruthy()
})

test('one gives one’s own level, without a reason', async () => {
  const path = `${PERSON}/competence-levels`
  const found = { employee: { id: kadek.id, name: kadek.name }, items: [standing], may: ['own'] }
  const { user, last } = await open({ [`GET ${PERSON}/competences`]: found, [`POST ${path}`]: { ...found, items: [{ ...standing, own_level: 3 }] } })
  await user.click(screen.getByText('Tingkat kompetensi saya'))
  await user.click(await screen.findByRole('button', { name: 'Isi tingkat: Asesmen pembelajaran' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.queryByLabelText('Alasan')).toBeNull()
  await user.click(dialog.getByLabelText(/^3\. Memadai/))
  await user.click(dialog.getByRole('button', { name: 'Simpan' }))
  expect(last('POST', path)?.body).toMatchObject({ competence_code: 'asesmen', level: 3, reason: null })
})

test('needs that are new are read once', async () => {
  const path = `${PERSON}/development/reading`
  const { user, last } = await open({ 'GET /api/v1/tasks': unread, [`POST ${path}`]: () => ({ status: 204 }) })
  const card = within(await screen.findByRole('region', { name: 'Ada kebutuhan belajar yang baru terlihat' }))
  await user.click(card.getByRole('button', { name: 'Sudah saya baca' }))
  expect(last('POST', path)).toBeTruthy()
})

test('after a training two questions are asked about it, not about the person', async () => {
  const path = '/api/v1/training-seats/s-1/impression'
  const asked = seat({ state: 'attended', programme_state: 'done', may: ['say'] })
  const said = { ...asked, may: [] }
  const { user, last } = await open(changing(`${PERSON}/training-seats`, seats(asked), `POST ${path}`, seats(said), said))
  const card = within(screen.getByRole('region', { name: 'Sesudah “Merancang asesmen yang dipakai mengajar”' }))
  expect(card.getByText('Yang dinilai pelatihannya, bukan Anda.')).toBeTruthy()
  expect(card.getByRole<HTMLButtonElement>('button', { name: 'Kirim jawaban' }).disabled).toBe(true)
  expect(await axeViolations()).toEqual([])
  await user.click(card.getByLabelText('Kadang'))
  await user.click(card.getByLabelText('Ya'))
  await user.click(card.getByRole('button', { name: 'Kirim jawaban' }))
  expect(last('POST', path)?.body).toEqual({ used: 'sometimes', worth: 4 })
  expect(await screen.findByText('Terima kasih. Jawaban Anda sudah dihitung, tanpa nama.')).toBeTruthy()
})
