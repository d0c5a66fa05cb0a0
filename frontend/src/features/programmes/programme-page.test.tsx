/** One programme: one thing to do for whose turn it is, and reasons that can be read. */
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, problem } from '@/testing/api'
import { healthy, hr, kadek } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'

import { competences, effect, programme, seat } from './factories'
import type { Programme, Seat } from './programme-queries'

const PAGE = '/opd/pelatihan/usulan/p1'
const AT = '/api/v1/training-programmes/p1'
const BECAUSE = 'Unitnya menyiapkan akreditasi.'

async function open(one: Programme, seats: Seat[] = [], more: Record<string, unknown> = {}, today = '2026-10-01') {
  const api = mockApi({
    'GET /api/v1/me': hr, 'GET /api/health/live': { ...healthy, today }, [`GET ${AT}`]: one, [`GET ${AT}/seats`]: { items: seats }, 'GET /api/v1/competences': competences, ...more,
  })
  return { ...(await renderPage(PAGE)), api }
}

const filled = () => [...document.querySelectorAll('button[data-variant=filled], a[data-variant=filled], .mantine-Button-root:not([data-variant])')].map((one) => one.textContent)
const dialog = async () => within(await screen.findByRole('dialog'))

test('HR hands in a draft, and is asked first', async () => {
  const { user, api } = await open(programme({ state: 'draft', may: ['change', 'propose', 'cancel'], version: 1 }), [], { [`POST ${AT}/proposal`]: programme({ state: 'proposed' }) })
  await user.click(await screen.findByRole('button', { name: 'Ajukan usulan' }))
  await user.click((await dialog()).getByRole('button', { name: 'Ajukan usulan' }))
  await waitFor(() => expect(api.last('POST', `${AT}/proposal`)?.headers.get('If-Match')).toBe('"1"'))
})

test('the head reads what it answers before deciding, and approves', async () => {
  const reach = { id: 'p1', needs: 60, people: 55, reached: 40, answered: 40, units: 11, units_needing: 17, priority: 2 }
  const { user, api } = await open(programme({ state: 'proposed', may: ['decide'] }), [], { 'GET /api/v1/training-plan': { programmes: [reach], ceiling: '120000000' }, [`POST ${AT}/decision`]: programme() })
  expect(await screen.findByText('40 dari 60 terjawab')).toBeTruthy()
  expect(screen.getByText('Rp24.000.000 per kursi, pagu pelatihan tahun ini Rp120.000.000')).toBeTruthy()
  expect(filled()).toEqual(['Setujui usulan'])
  expect(await axeViolations()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Setujui usulan' }))
  await user.click((await dialog()).getByRole('button', { name: 'Setujui usulan' }))
  await waitFor(() => expect(api.last('POST', `${AT}/decision`)?.body).toEqual({ approves: true, reason: null }))
})

test('a rejection needs a reason', async () => {
  const { user, api } = await open(programme({ state: 'proposed', may: ['decide'] }), [], { [`POST ${AT}/decision`]: programme({ state: 'rejected', decision_reason: BECAUSE }) })
  await user.click(await screen.findByRole('button', { name: 'Tolak dengan alasan' }))
  const asked = await dialog()
  expect(asked.getByRole<HTMLButtonElement>('button', { name: 'Tolak dengan alasan' }).disabled).toBe(true)
  await user.type(asked.getByLabelText(/^Alasan/), BECAUSE)
  await user.click(asked.getByRole('button', { name: 'Tolak dengan alasan' }))
  await waitFor(() => expect(api.last('POST', `${AT}/decision`)?.body).toEqual({ approves: false, reason: BECAUSE }))
})

test('whoever waits for the head reads for whom, and has nothing to do', async () => {
  await open(programme({ state: 'proposed', may: ['cancel'] }))
  expect(await screen.findByText('Menunggu kepala perangkat daerah')).toBeTruthy()
  expect(filled()).toEqual([])
})

test('calling off is far from the day’s work, says whom it concerns and needs a reason', async () => {
  const { user, api } = await open(programme({ may: ['cancel'], seats: { offered: 1, approved: 2 } }), [], { [`POST ${AT}/cancellation`]: programme({ state: 'cancelled' }) })
  await user.click(await screen.findByRole('button', { name: 'Batalkan pelatihan' }))
  const asked = await dialog()
  expect(asked.getByText('3 orang yang mendapat kursi langsung diberi tahu.')).toBeTruthy()
  await user.type(asked.getByLabelText(/^Alasan/), BECAUSE)
  await user.click(asked.getByRole('button', { name: 'Batalkan pelatihan' }))
  await waitFor(() => expect(api.last('POST', `${AT}/cancellation`)?.body).toEqual({ reason: BECAUSE }))
})

test('the queue is made at once; everybody in it has reasons', async () => {
  let isMade = false
  const made = [seat('s1', 'Ni Komang Trisna Dewi'), seat('s2', 'I Nyoman Artawan', { state: 'waiting', place: 2, reasons: { ...seat('', '').reasons, last_trained: null, passed: 1, unit_away: 2, unit_room: 3, held: 'unit_away' } })]
  const { user, api } = await open(programme({ may: ['cancel', 'queue'] }), [], { [`POST ${AT}/queue`]: () => { isMade = true; return { body: { items: made } } }, [`GET ${AT}/seats`]: () => ({ body: { items: isMade ? made : [] } }) })
  await user.click(await screen.findByRole('button', { name: 'Buat antrean' }))
  await waitFor(() => expect(api.last('POST', `${AT}/queue`)).toBeTruthy())
  const first = within(await screen.findByRole('list', { name: 'Alasan urutan Ni Komang Trisna Dewi' }))
  expect(first.getAllByRole('listitem').map((one) => one.textContent)).toEqual([
    ' Asesmen pembelajaran: indikator tertinggal, saran penilai, sejak Juli 2026', ' Terakhir dilatih Maret 2024, belum pernah dilewati', ' Dari 20 orang di unitnya, 5 boleh pergi bersamaan',
  ])
  const second = screen.getByRole('list', { name: 'Alasan urutan I Nyoman Artawan' })
  expect(second.textContent).toContain('Belum pernah dilatih')
  expect(second.textContent).toContain('Sudah dilewati 1 kali')
  expect(second.textContent).toContain('2 sedang ikut pelatihan lain, 3 lagi boleh pergi')
  expect(screen.getByText('Belum dapat kursi: terlalu banyak orang unitnya pergi bersamaan.')).toBeTruthy()
})

test('seats are not offered before the reason is written that is owed', async () => {
  const owed = seat('s2', 'I Nyoman Artawan', { state: 'waiting', needs_reason: true, may: ['pass_over'] })
  const { user, api } = await open(programme({ may: ['queue', 'offer'], seats: { suggested: 2, waiting: 1 } }), [seat('s1', 'Ni Komang Trisna Dewi'), owed], { 'POST /api/v1/training-seats/s2/passing-over': owed })
  await screen.findByText(/akan dilewati untuk ketiga kalinya/)
  expect(filled()).toEqual(['Tulis alasan untuk I Nyoman Artawan'])
  expect(await axeViolations()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Tulis alasan untuk I Nyoman Artawan' }))
  const asked = await dialog()
  await user.type(asked.getByLabelText(/^Alasan/), BECAUSE)
  await user.click(asked.getByRole('button', { name: 'Simpan alasan' }))
  await waitFor(() => expect(api.last('POST', '/api/v1/training-seats/s2/passing-over')?.body).toEqual({ reason: BECAUSE }))
})

test('seats are offered; what the server refuses is said in the dialog', async () => {
  const { user } = await open(programme({ may: ['queue', 'offer'], seats: { suggested: 2 } }), [seat('s1', 'Ni Komang Trisna Dewi')], { [`POST ${AT}/offers`]: () => problem('passed-over-without-reason', 409) })
  await user.click(await screen.findByRole('button', { name: 'Tawarkan 2 kursi' }))
  const asked = await dialog()
  await user.click(asked.getByRole('button', { name: 'Tawarkan 2 kursi' }))
  expect((await asked.findByRole('alert')).textContent).toContain('Tulis alasannya lebih dahulu')
})

test('while people answer, HR reads who is awaited until when, and nothing is to be done', async () => {
  const asked = seat('s1', 'Ni Komang Trisna Dewi', { state: 'offered', answer_until: '2026-10-07' })
  const taken = seat('s2', 'Made Sri', { state: 'accepted', approver: { id: 'k1', name: 'I Ketut Sudarma' } })
  await open(programme({ may: ['cancel'], seats: { offered: 1, accepted: 1 } }), [asked, taken])
  expect(await screen.findByText('1 orang belum menjawab, paling lambat Rabu, 7 Oktober 2026.')).toBeTruthy()
  expect(screen.getByText('Menunggu persetujuan I Ketut Sudarma')).toBeTruthy()
  expect(filled()).toEqual([])
})

test('on the day of a session others read when it starts', async () => {
  await open(programme({ is_running: true }), [], { 'GET /api/v1/me': kadek }, '2026-10-08')
  expect(await screen.findByText('Hari ini sesi 1, mulai 13.00 WITA.')).toBeTruthy()
})

test('closing says what it does, also when nobody was noted', async () => {
  const { user } = await open(programme({ may: ['attend', 'finish', 'cancel'], seats: { approved: 1 } }), [seat('s1', 'Made Sri', { state: 'approved' })], {}, '2026-10-12')
  await user.click(await screen.findByRole('button', { name: 'Tutup pelatihan' }))
  expect((await dialog()).getByText(/Belum seorang pun tercatat hadir/)).toBeTruthy()
})

test('a programme that is over is closed, though nobody was ever asked', async () => {
  await open(programme({ may: ['queue', 'offer', 'attend', 'finish'], seats: { suggested: 2 } }), [seat('s1', 'Made Sri')], {}, '2026-10-12')
  expect(await screen.findByRole('button', { name: 'Tutup pelatihan' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^Tawarkan/ })).toBeNull()
})

test('after the end HR corrects who was there, and says how it is known', async () => {
  const missed = seat('s1', 'Made Sri', { state: 'missed', may: ['correct'] })
  const { user, api } = await open(programme({ state: 'done', seats: { missed: 1 } }), [missed], { [`GET ${AT}/effect`]: effect(), 'POST /api/v1/training-seats/s1/correction': { ...missed, state: 'attended' } })
  await user.click(await screen.findByRole('button', { name: 'Ralat kehadiran: Made Sri' }))
  const asked = await dialog()
  await user.type(asked.getByLabelText(/^Alasan/), BECAUSE)
  await user.click(asked.getByRole('button', { name: 'Simpan ralat' }))
  await waitFor(() => expect(api.last('POST', '/api/v1/training-seats/s1/correction')?.body).toEqual({ attended: true, reason: BECAUSE }))
})

test('a colleague reads the programme and their own seat, and decides nothing', async () => {
  const own = seat('s1', kadek.name, { state: 'waiting', employee: { id: kadek.id, name: kadek.name } })
  await open(programme(), [own], { 'GET /api/v1/me': kadek })
  expect(await screen.findByRole('heading', { name: /^Kursi Anda/ })).toBeTruthy()
  expect(screen.queryAllByRole('button').map((one) => one.textContent)).toEqual([])
})
