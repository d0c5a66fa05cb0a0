/** Who is there: the list keeps what the code noted meanwhile; the hall sees a code; a phone has one button. */
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, problem } from '@/testing/api'
import { healthy, hr, kadek } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'

import { competences, programme, seat } from './factories'
import type { Seat } from './programme-queries'

const AT = '/api/v1/training-programmes/p1'
const OWN = `GET /api/v1/employees/${kadek.id}/training-seats`
const NOTE = '/api/v1/training-seats/s1/attendance'
const base = { 'GET /api/health/live': healthy, 'GET /api/v1/competences': competences }
const dewi = seat('s1', 'Ni Komang Trisna Dewi', { state: 'approved' })
const nyoman = seat('s2', 'I Nyoman Artawan', { state: 'accepted', place: 2 })
const made = seat('s3', 'Made Sri', { state: 'waiting', place: 3 })

function openList(after: Seat[] = [dewi, nyoman, made]) {
  let asked = 0
  return mockApi({
    ...base, 'GET /api/v1/me': hr, [`GET ${AT}`]: programme({ may: ['attend', 'cancel'], is_running: true, seats: { accepted: 1, approved: 1 } }),
    [`GET ${AT}/seats`]: () => ({ body: { items: (asked += 1) === 1 ? [dewi, nyoman, made] : after } }),
    [`POST ${AT}/attendance`]: () => ({ body: { items: after.map((one) => ({ ...one, attended_sessions: one.state === 'waiting' ? [] : [1] })) } }),
    [`GET ${AT}/sessions/1/code`]: { session: 1, on: '2026-10-08', code: 'K7Q29MXD', holds_today: true },
  })
}

test('HR ticks who is there; whoever noted themselves meanwhile by the code stays', async () => {
  const api = openList([dewi, { ...nyoman, attended_sessions: [1] }, made])
  const { user } = await renderPage('/opd/pelatihan/usulan/p1')
  expect(await screen.findByText('0 dari 2 hadir')).toBeTruthy()
  expect(screen.queryByRole('checkbox', { name: 'Made Sri' })).toBeNull()
  await user.click(screen.getByRole('checkbox', { name: /Ni Komang Trisna Dewi/ }))
  await user.click(screen.getByRole('button', { name: 'Simpan daftar hadir' }))
  await waitFor(() => expect(api.last('POST', `${AT}/attendance`)?.body).toEqual({ session: 1, present: ['e-s1', 'e-s2'] }))
  expect(await screen.findByText(/^Daftar sesi ini tersimpan/)).toBeTruthy()
  expect(await axeViolations()).toEqual([])
})

test('the hall sees the code as QR and in letters, with how many are there', async () => {
  openList()
  const { user } = await renderPage('/opd/pelatihan/usulan/p1')
  await user.click(await screen.findByRole('button', { name: 'Tampilkan kode hadir' }))
  const hall = within(await screen.findByRole('dialog', { name: 'Kode hadir sesi 1' }))
  expect(await hall.findByText('K7Q2-9MXD')).toBeTruthy()
  expect(await hall.findByRole('img', { name: 'Kode QR untuk mencatat kehadiran' })).toBeTruthy()
  expect(hall.getByText('0 dari 2 hadir')).toBeTruthy()
  expect(hall.getByText('Berlaku Kamis, 8 Oktober 2026 saja.')).toBeTruthy()
})

async function openPhone(seats: Seat[], address = '/hadir/p1?kode=K7Q2-9MXD', more: Record<string, unknown> = {}, today = '2026-10-08') {
  const api = mockApi({ ...base, 'GET /api/v1/me': kadek, 'GET /api/health/live': { ...healthy, today }, [OWN]: { items: seats }, ...more })
  return { ...(await renderPage(address)), api }
}
const here = () => screen.findByRole('button', { name: 'Saya hadir' })

test('from the QR one button is enough', async () => {
  const { user, api } = await openPhone([dewi], undefined, { [`POST ${NOTE}`]: { ...dewi, attended_sessions: [1] } })
  expect(await axeViolations()).toEqual([])
  await user.click(await here())
  expect(await screen.findByRole('heading', { name: 'Anda tercatat hadir' })).toBeTruthy()
  expect(screen.getByText(/^Sesi 1, Kamis, 8 Oktober 2026/)).toBeTruthy()
  expect(api.last('POST', NOTE)?.body).toEqual({ code: 'K7Q29MXD' })
})

test('without a camera the code is typed, at an address that is short', async () => {
  const { user, api } = await openPhone([dewi, { ...nyoman, programme_id: 'p2', state: 'declined' }], '/hadir', { [`POST ${NOTE}`]: { ...dewi, attended_sessions: [1] } })
  expect((await here()).hasAttribute('disabled')).toBe(true)
  await user.type(screen.getByLabelText('Kode di ruangan'), ' k7q2 9mxd')
  await user.click(await here())
  await screen.findByText('Anda tercatat hadir')
  expect(api.last('POST', NOTE)?.body).toEqual({ code: 'K7Q29MXD' })
})

test('a code of another day is refused in words, and can be typed anew', async () => {
  const { user } = await openPhone([dewi], undefined, { [`POST ${NOTE}`]: () => problem('session-code-refused', 409) })
  await user.click(await here())
  expect((await screen.findByRole('alert')).textContent).toContain('bukan kode sesi hari ini')
  expect(screen.getByLabelText('Kode di ruangan')).toBeTruthy()
})

test('without network nothing is lost: the same is sent again', async () => {
  let isOn = false
  const { user, api } = await openPhone([dewi], undefined, { [`POST ${NOTE}`]: () => { if (!isOn) throw new TypeError('Failed to fetch'); return { body: { ...dewi, attended_sessions: [1] } } } })
  await user.click(await here())
  expect((await screen.findByRole('alert')).textContent).toContain('Belum terkirim')
  isOn = true
  await user.click(await here())
  await screen.findByText('Anda tercatat hadir')
  const keys = api.asked.filter(({ path }) => path === NOTE).map(({ headers }) => headers.get('Idempotency-Key'))
  expect([keys.length, new Set(keys).size]).toEqual([2, 1])
})

test.each([
  ['nobody with a seat', [], '2026-10-08', /Anda tidak tercatat sebagai peserta/],
  ['a seat that was not answered', [{ ...dewi, state: 'offered' as const }], '2026-10-08', /masih menunggu jawaban Anda/],
  ['the queue', [made], '2026-10-08', /masih di antrean/],
  ['a day before', [dewi], '2026-10-07', /Sesi berikutnya Kamis, 8 Oktober 2026/],
  ['too late', [dewi], '2026-10-12', /Sesi terakhir sudah lewat/],
  ['closed', [{ ...dewi, state: 'attended' as const, programme_state: 'done' as const }], '2026-10-12', /Kehadiran Anda sudah tercatat/],
  ['called off', [{ ...dewi, programme_state: 'cancelled' as const }], '2026-10-08', /dibatalkan/],
])('%s is told why there is no button', async (_, seats, today, words) => {
  await openPhone(seats, undefined, {}, today)
  expect(await screen.findByText(words)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Saya hadir' })).toBeNull()
})

test('whoever is noted already reads so', async () => {
  await openPhone([{ ...dewi, attended_sessions: [1] }])
  expect(await screen.findByText('Anda tercatat hadir')).toBeTruthy()
})
