import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, problem } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { currentPeriod } from '@/testing/periods'
import { axeViolations, renderPage } from '@/testing/render'

import { action, changing, development, need, origin, seat, seats, superior } from './factories'
import type { Development } from './learning-queries'
import type { PersonSeats, Seat } from './seat-queries'

const PERSON = `/api/v1/employees/${kadek.id}`
const ANSWER = '/api/v1/training-seats/s-1/answer'
const nothing = { items: [], waiting: [], reminders: [] }
const accepted = seat({ state: 'accepted', approver: superior, may: [] })

type World = { shown?: Partial<Development>; held?: PersonSeats; more?: Record<string, unknown> }

async function open({ shown = {}, held = seats(seat()), more = {} }: World = {}) {
  const api = mockApi({
    'GET /api/health/live': healthy,
    'GET /api/v1/me': kadek,
    'GET /api/v1/periods/current': currentPeriod,
    'GET /api/v1/tasks': nothing,
    [`GET ${PERSON}/development`]: { ...development, ...shown },
    [`GET ${PERSON}/training-seats`]: held,
    ...more,
  })
  const page = await renderPage('/pelatihan')
  await screen.findByRole('heading', { level: 1 })
  return { ...page, ...api }
}

test('the offered seat comes first, with the reasons and what each answer leads to', async () => {
  await open()
  expect(screen.getByRole('heading', { level: 1, name: 'Satu kursi pelatihan menunggu jawaban Anda' })).toBeTruthy()
  expect(screen.getByText('Rencana pengembangan 2026, disepakati 14 Januari 2026 dengan Made Suartini.')).toBeTruthy()
  const card = within(screen.getByRole('region', { name: 'Kursi untuk Anda' }))
  expect(card.getByText(/Senin–Rabu, 2–4 Nov 2026, 13\.00–16\.00 WITA\. 12 JP, SMP Negeri 1 Denpasar\./)).toBeTruthy()
  expect(card.getByText('Asesmen pembelajaran. “Murid mencapai tujuan pembelajaran”: 71 % dari 85 %, 2 periode berturut-turut.')).toBeTruthy()
  expect(card.getByText('Pelatihan terakhir Maret 2024.')).toBeTruthy()
  expect(card.getByText(/1 rekan seunit sudah pergi.*Paling banyak 6 dari 24 orang/)).toBeTruthy()
  expect(card.getByText(/40 kursi untuk 60 orang\. Urutan 17, belum pernah dilewati\./)).toBeTruthy()
  expect(card.getByText('lalu Made Suartini menyetujui, paling lama 2 hari kerja.')).toBeTruthy()
  expect(card.getByText('kursi berpindah, Anda tetap di antrean pelatihan berikutnya. Penilaian Anda tidak turun.')).toBeTruthy()
  expect(await axeViolations()).toEqual([])
})

test('needs say where they come from and how levels stand; hours say how far they reach', async () => {
  await open()
  const needs = within(screen.getByRole('region', { name: 'Kebutuhan saya dan asalnya' }))
  expect(needs.getByText('Menurut Anda tingkat 2, menurut atasan 2. Jabatan perlu tingkat 3.')).toBeTruthy()
  expect(needs.getByText('Indikator SKP, Triwulan II 2026, Triwulan III 2026')).toBeTruthy()
  expect(needs.getByText('Saran Made Suartini, evaluasi Triwulan II 2026, 15 Jul 2026')).toBeTruthy()
  expect(screen.getByRole('img', { name: 'Jam belajar tahun ini: 12 selesai, 2 disepakati, 12 ditawarkan; 20 JP' })).toBeTruthy()
  expect(screen.getByText('Tanpa kursi ini Anda sampai 14 JP. Dengan kursi ini 26 JP, cukup.')).toBeTruthy()
  expect(screen.getByText('Yang dinilai pelatihannya, bukan Anda.')).toBeTruthy()
})

test('few givers are not counted, and nobody is named', async () => {
  const few = origin({ kind: 'feedback', value_code: 6, givers: null })
  await open({ shown: { needs: [need({ origins: [few, { ...few, value_code: 7, givers: 4 }] })] } })
  expect(screen.getByText('Umpan balik tentang nilai Adaptif')).toBeTruthy()
  expect(screen.getByText('4 orang memberi masukan tentang nilai Kolaboratif')).toBeTruthy()
})

test('two clicks on the way are one answer, and the card says whose turn it is then', async () => {
  const world = changing(`${PERSON}/training-seats`, seats(seat()), `POST ${ANSWER}`, seats(accepted), accepted)
  const slowly = () => new Promise((resolve) => setTimeout(() => resolve(world[`POST ${ANSWER}`]?.()), 50))
  const { user, asked } = await open({ more: { ...world, [`POST ${ANSWER}`]: slowly } })
  await user.dblClick(screen.getByRole('button', { name: 'Terima kursi' }))
  expect(await screen.findByText('Kursi sudah Anda terima. Menunggu Made Suartini menyetujui; Anda tidak perlu berbuat apa-apa.')).toBeTruthy()
  const sent = asked.filter((one) => one.path === ANSWER)
  expect(new Set(sent.map((one) => `${one.headers.get('Idempotency-Key')} ${JSON.stringify(one.body)}`)).size).toBe(1)
  expect(screen.getByRole('heading', { level: 1, name: 'Kursi Anda menunggu persetujuan Made Suartini' })).toBeTruthy()
})

test('a seat that went to somebody else meanwhile says so, and that nothing is lost', async () => {
  const held: Seat[] = [seat()]
  const { user } = await open({
    more: {
      [`GET ${PERSON}/training-seats`]: () => ({ body: seats(...held) }),
      [`POST ${ANSWER}`]: () => {
        held[0] = seat({ state: 'declined', may: [] })
        return problem('seat-step-refused', 409)
      },
    },
  })
  await user.click(screen.getByRole('button', { name: 'Terima kursi' }))
  expect(await screen.findByText('Kursi sudah berpindah ke antrean berikutnya. Kebutuhan Anda tetap tercatat. Penilaian Anda tidak turun.')).toBeTruthy()
})

test('a lost network leaves the offer, and the same answer goes out again under the same key', async () => {
  let lost = true
  const { user, asked } = await open({ more: { [`POST ${ANSWER}`]: () => {
    if (lost) throw new TypeError('Failed to fetch')
    return { body: accepted }
  } } })
  await user.click(screen.getByRole('button', { name: 'Terima kursi' }))
  expect(await screen.findByRole('alert')).toBeTruthy()
  lost = false
  await user.click(screen.getByRole('button', { name: 'Terima kursi' }))
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  const keys = asked.filter((one) => one.path === ANSWER).map((one) => one.headers.get('Idempotency-Key'))
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(1)
})

test('leaving a seat is asked once more, with what it leads to', async () => {
  const { user, last } = await open({ more: { [`POST ${ANSWER}`]: seat({ state: 'declined', may: [] }) } })
  await user.click(screen.getByRole('button', { name: 'Jangan sekarang' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Lepaskan kursi ini?' }))
  expect(last('POST', ANSWER)).toBeUndefined()
  await user.click(dialog.getByRole('button', { name: 'Jangan sekarang' }))
  expect(last('POST', ANSWER)?.body).toEqual({ accepts: false })
})

test('a need that is wrong is told with a reason', async () => {
  const path = '/api/v1/development-needs/n-asesmen/rejection'
  const rejected = { ...development, needs: [need({ state: 'rejected', reason: 'Angka salah', may: [] })] }
  const { user, last } = await open({ more: changing(`${PERSON}/development`, development, `POST ${path}`, rejected) })
  await user.click(screen.getByRole('button', { name: 'Keliru? Beri tahu tentang Asesmen pembelajaran' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Kirim' }).disabled).toBe(true)
  await user.type(dialog.getByLabelText('Alasan'), 'Angka salah')
  await user.click(dialog.getByRole('button', { name: 'Kirim' }))
  expect(last('POST', path)?.body).toEqual({ reason: 'Angka salah' })
  expect(last('POST', path)?.headers.get('If-Match')).toBe('"4"')
  expect(await screen.findByText('Alasannya: “Angka salah”')).toBeTruthy()
})

test('something is planned, shown as done and proposed to the superior', async () => {
  const planned = action({ id: 'a-2', text: 'Berbagi praktik', state: 'planned', may: ['change', 'done', 'drop'] })
  const plan: Development['plan'] = { id: 'd-2026', state: 'agreed', agreed_on: '2026-01-14', agreed_with: superior, version: 3, may: ['propose'] }
  const shown = { ...development, actions: [action(), planned], plan }
  const { user, last } = await open({
    more: {
      ...changing(`${PERSON}/development`, shown, 'POST /api/v1/development-plans/d-2026/proposal', { ...development, plan: { ...plan, state: 'proposed', may: [] } }),
      [`POST ${PERSON}/development-actions`]: shown,
      'POST /api/v1/development-actions/a-observasi/steps': shown,
    },
  })
  await user.click(screen.getByRole('button', { name: 'Tambah kegiatan' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.selectOptions(dialog.getByLabelText('Caranya'), 'Berbagi praktik')
  await user.type(dialog.getByLabelText('Apa yang dilakukan'), 'Berbagi di MGMP')
  await user.type(dialog.getByLabelText('Berapa JP'), '2,5')
  await user.click(dialog.getByRole('button', { name: 'Simpan' }))
  expect(last('POST', `${PERSON}/development-actions`)?.body).toEqual({ kind: 'berbagi_praktik', text: 'Berbagi di MGMP', competence_code: null, hours: '2.5', from_on: '2026-10-08', until_on: '2026-10-08' })

  await user.click(await screen.findByRole('button', { name: 'Sudah dilakukan: Observasi kelas bersama Ratna Sari' }))
  const done = within(await screen.findByRole('dialog'))
  await user.type(done.getByLabelText('Atau ceritakan singkat'), 'Catatan dibahas berdua')
  await user.click(done.getByRole('button', { name: 'Kirim' }))
  expect(last('POST', '/api/v1/development-actions/a-observasi/steps')?.body).toEqual({ step: 'done', url: null, note: 'Catatan dibahas berdua' })

  await user.click(await screen.findByRole('button', { name: 'Ajukan ke Made Suartini' }))
  expect(await screen.findByText('Menunggu Made Suartini. Anda tidak perlu berbuat apa-apa.')).toBeTruthy()
})
