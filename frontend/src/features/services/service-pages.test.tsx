import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { chooseLanguage } from '@/i18n/language'
import { mockApi, page, problem } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { currentPeriod } from '@/testing/periods'
import { axeViolations, renderPage } from '@/testing/render'

import { atDinkes, running, service, teamPage, waiting, wholeCase } from './factories'

const open = (more: Record<string, unknown> = {}) =>
  mockApi({
    'GET /api/v1/me': { ...kadek, leads: true, assesses: 4 }, 'GET /api/health/live': healthy, 'GET /api/v1/periods/current': currentPeriod, 'GET /api/v1/services/s1': service, 'GET /api/v1/services/s1/team': teamPage, ...more,
  })
const part = async (name: string) => within(await screen.findByRole('region', { name }))

test('a team’s page begins with what must happen today, by whose turn it is, in the period of the year', async () => {
  const api = open()
  await renderPage('/layanan/s1')
  expect(await screen.findByRole('heading', { level: 1, name: '3 izin harus selesai hari ini agar tidak lewat standar' })).toBeTruthy()
  const [leader, holder] = (await part('Berakhir hari ini atau sudah lewat')).getAllByRole('listitem')
  expect(leader?.textContent).toContain('Tentukan petugasnya di sistem asalnya.')
  expect(holder?.textContent).toContain('SIP-1795 · Dokter dan SIP-1798 · Dokter')
  expect(holder?.textContent).toContain('Menunggu Dinas Kesehatan')
  expect(screen.getByRole('link', { name: 'Semua 33 kasus berjalan' }).getAttribute('href')).toBe('/layanan/s1/kasus?keadaan=open')
  expect(api.last('GET', '/api/v1/services/s1/team')?.query.get('period_id')).toBe('20260709')
  expect(await axeViolations()).toEqual([])
})

test('the slowest step comes first, and what others do is no delay of the officers', async () => {
  open()
  await renderPage('/layanan/s1')
  const [first] = (await part('Langkah paling lama')).getAllByRole('listitem')
  expect(first?.textContent).toContain('Naik dari 1,6 hari. 17 dari 25 izin yang lewat tertahan di sini.')
  const officers = await part('Petugas dan langkah, yang paling perlu di atas')
  expect(officers.getByText(/Rekomendasi teknis dikerjakan Dinas Kesehatan, jadi bukan kelambatan petugas/)).toBeTruthy()
  expect(officers.getAllByText(/^tim /).map((one) => one.textContent)).toEqual(['tim 0,9'])
})

test('whoever waits for the applicant has both clocks, and long ones are told', async () => {
  open()
  await renderPage('/layanan/s1')
  const card = await part('Dijeda, menunggu pemohon')
  expect(card.getByText('3 hari terpakai, 18 hari dijeda sejak 5 Okt')).toBeTruthy()
  expect(card.getByText('Lewat 10 hari, hubungi pemohon')).toBeTruthy()
  expect(card.getByText(/74 dari 296 izin pernah dijeda. Dengan jeda, separuh pemohon menunggu sampai 5 hari kerja, bukan 4/)).toBeTruthy()
})

test('somebody else is reminded, and it says who; a refusal is said in place', async () => {
  const answers = [problem('reminded-today', 409), { body: { to: [{ id: 'p5', name: 'Ketut Suardana' }], on: '2026-10-08' } }]
  const api = open({ 'POST /api/v1/services/s1/cases/c-SIP-1795/remind': () => answers.shift() ?? {} })
  const { user } = await renderPage('/layanan/s1')
  await user.click(await screen.findByRole('button', { name: 'Ingatkan tentang SIP-1795' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Sudah ada yang diingatkan tentang kasus ini hari ini.')
  await user.click(screen.getByRole('button', { name: 'Ingatkan tentang SIP-1795' }))
  expect(await screen.findByText('Diingatkan: Ketut Suardana.')).toBeTruthy()
  expect(api.asked.filter((one) => one.method === 'POST')).toHaveLength(2)
})

test('late and due cases are told apart, and a calm day is said to be one', async () => {
  const late = { ...atDinkes('SIP-1700'), is_late: true, used_days: 7 }
  open({ 'GET /api/v1/services/s1/team': { ...teamPage, today: [{ turn: 'holder', is_mine: false, who: null, cases: [late] }], today_cases: 1 } })
  await renderPage('/layanan/s1')
  expect(await screen.findByRole('heading', { level: 1, name: '1 izin sudah lewat standar dan belum selesai' })).toBeTruthy()
  open({ 'GET /api/v1/services/s1/team': { ...teamPage, today: [], today_cases: 0 } })
  await renderPage('/layanan/s1')
  expect(await screen.findByRole('heading', { level: 1, name: 'Tidak ada izin yang berakhir hari ini' })).toBeTruthy()
})

test('cases are filtered by the address; nothing that matches is said to be so', async () => {
  const api = open({ 'GET /api/v1/services/s1/cases': page([running('SIP-1803'), waiting]) })
  const { user, history } = await renderPage('/layanan/s1/kasus?keadaan=open&lewat=true')
  expect(await screen.findByRole('heading', { level: 1, name: '2 izin' })).toBeTruthy()
  const asked = api.last('GET', '/api/v1/services/s1/cases')?.query
  expect([asked?.get('state'), asked?.get('late')]).toEqual(['open', 'true'])
  expect(await axeViolations()).toEqual([])
  await user.selectOptions(screen.getByLabelText('Langkah'), 'rekomendasi')
  await waitFor(() => expect(history.location.search).toContain('langkah=rekomendasi'))
  open({ 'GET /api/v1/services/s1/cases': page([]) })
  await renderPage('/layanan/s1/kasus?keadaan=done')
  expect(await screen.findByText('Tidak ada kasus yang cocok')).toBeTruthy()
})

test('a case shows its way through the steps, what does not count, and no name of who applied', async () => {
  open({ 'GET /api/v1/services/s1/cases/c1': wholeCase })
  await renderPage('/layanan/s1/kasus/c1')
  expect(await screen.findByRole('heading', { level: 1, name: 'Harus selesai hari ini' })).toBeTruthy()
  const rows = within(screen.getByRole('region', { name: 'Langkah demi langkah' })).getAllByRole('row').map((one) => one.textContent)
  expect(rows.slice(1)).toEqual(['Periksa berkastim petugas1 Okt2 Okt1 hari kerja', 'Rekomendasi teknisDinas Kesehatan5 Oktmasih di sini3 hari kerja'])
  expect(screen.getByText('2 Okt, berjalan lagi 5 Okt, 1 hari kerja')).toBeTruthy()
  expect(screen.getByText(/Nama pemohon tidak disimpan di sini/)).toBeTruthy()
  expect(await axeViolations()).toEqual([])
})

test('services are listed with the way to the team or to one’s own cases, in English too', async () => {
  chooseLanguage('en')
  const line = { ...service, has_team: false, mine: 2, done: 60, due: 1 }
  open({ 'GET /api/v1/services': { items: [line], may: [] } })
  await renderPage('/layanan')
  expect(await screen.findByText('1 case on or past the last day')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'See my cases: Izin praktik tenaga kesehatan' }).getAttribute('href')).toBe(`/layanan/s1/kasus?petugas=${kadek.id}`)
  expect(screen.queryByRole('link', { name: 'Register a service' })).toBeNull()
  expect(await axeViolations()).toEqual([])
})
