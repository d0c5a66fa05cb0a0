import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import type { ReportForm } from '@/lib/reports'
import { mockApi, problem } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { currentPeriod } from '@/testing/periods'
import { axeViolations, renderPage } from '@/testing/render'

import { measured, measuredPeriod, mine } from './factories'
import type { Measured } from './indicator-queries'

const report = { plan_id: 'p1', period_id: 20260709, state: 'open', report_due_on: '2026-10-09', may: ['report'], indicators: [{ id: 'i1', track: 'slightly_behind' }] } as unknown as ReportForm
const PAGE = '/realisasi/p1/20260709/i1'
const contest: NonNullable<Measured['contest']> = {
  id: 'k1', plan_id: 'p1', period_id: 20260709, indicator_id: 'i1', indicator_text: 'Izin', case_id: null, raised_by: { id: kadek.id, name: kadek.name }, reason: 'Bukan kasus saya.', raised_at: '2026-10-07T02:00:00Z', due_on: '2026-10-14',
  answerer: { id: 'p8', name: 'I Wayan Eka Sanjaya' }, state: 'open', answer: null, answered_by: null, settled_at: null, version: 1, may: ['withdraw'],
}

function open(one: Partial<Measured> = {}, more: Record<string, unknown> = {}) {
  return mockApi({
    'GET /api/v1/me': kadek, 'GET /api/health/live': healthy, 'GET /api/v1/periods/current': currentPeriod,
    'GET /api/v1/plans/p1/periods/20260709/measured': { ...measuredPeriod, items: [{ ...measured, ...one }] }, 'GET /api/v1/plans/p1/periods/20260709/report': report, 'GET /api/v1/services/s1/mine': mine, ...more,
  })
}
const part = async (name: string | RegExp) => within(await screen.findByRole('region', { name }))

test('the heading counts; cases closest to their limit come first, each with whose turn it is', async () => {
  const api = open()
  await renderPage(PAGE)
  expect(await screen.findByRole('heading', { level: 1, name: '57 dari 62 izin selesai dalam 5 hari kerja' })).toBeTruthy()
  const cases = await part('Paling dekat ke batas')
  const rows = cases.getAllByRole('listitem')
  expect(rows).toHaveLength(3)
  expect(rows[0]?.textContent).toContain('Giliran Anda')
  expect(rows[0]?.textContent).toContain('hari ke-5 dari 5')
  expect(rows[1]?.textContent).toContain('Menunggu Dinas Kesehatan')
  expect(cases.getByRole('link', { name: 'Buka kasus SIP-1803' }).getAttribute('href')).toBe('https://izin.contoh.go.id/SIP-1803')
  expect(cases.getByText('3 hari terpakai, 4 hari dijeda sejak 5 Okt')).toBeTruthy()
  expect(api.last('GET', '/api/v1/services/s1/mine')?.query.get('officer_id')).toBe(kadek.id)
  expect(await axeViolations()).toEqual([])
})

test('the figure says how far it is from its target, by month up to the end of the period', async () => {
  open()
  await renderPage(PAGE)
  const card = await part('Capaian saya')
  expect(card.getByText(/^91,9\s%$/)).toBeTruthy()
  expect(card.getByText('kurang 3,1 poin')).toBeTruthy()
  expect(card.getByText('Sedikit tertinggal')).toBeTruthy()
  expect(card.getByText('1 dari 2 bulan mencapai target.')).toBeTruthy()
  expect(card.queryByRole('rowheader', { name: 'Oktober' })).toBeNull()
})

test('a figure has its birth certificate; one that was entered by hand says so', async () => {
  open({ value: '96', override_reason: 'Dua kasus bukan milik saya.' })
  await renderPage(PAGE)
  const card = await part('Dari mana angka ini')
  expect(card.getByText('SIM Perijinan, DPMPTSP')).toBeTruthy()
  expect(card.getByText(/62 izin yang selesai 1 Jul–30 Sep/)).toBeTruthy()
  expect(card.getByText(/diuji pada 214 kasus/)).toBeTruthy()
  expect(card.getByText(/Menurut pengukuran: 91,94/).textContent).toContain('Dua kasus bukan milik saya.')
})

test('a late case says which step held it, and is contested by itself', async () => {
  const api = open({}, { 'POST /api/v1/plans/p1/periods/20260709/indicators/i1/contest': { ...contest } })
  const { user } = await renderPage(PAGE)
  const late = await part('2 izin lewat standar, terlama di atas')
  expect(late.getByText('Rekomendasi teknis, 7 hari')).toBeTruthy()
  expect(late.getByText('Sama di tiap langkah')).toBeTruthy()
  await user.click(late.getByRole('button', { name: 'Keliru? Persoalkan SIP-1642' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Persoalkan SIP-1642' }))
  expect(dialog.getByText(/Dilihat oleh: Anda, I Wayan Eka Sanjaya/)).toBeTruthy()
  expect((dialog.getByRole('button', { name: 'Kirim' }) as HTMLButtonElement).disabled).toBe(true)
  await user.type(dialog.getByLabelText('Apa yang keliru?'), 'Ditangani Kadek Diah.')
  await user.click(dialog.getByRole('button', { name: 'Kirim' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const sent = api.last('POST', '/api/v1/plans/p1/periods/20260709/indicators/i1/contest')
  expect(sent?.body).toEqual({ reason: 'Ditangani Kadek Diah.', case_id: 'c-SIP-1642' })
  expect(sent?.headers.get('Idempotency-Key')).toBeTruthy()
})

test('a contested figure is frozen: nothing more is contested, and it can be taken back', async () => {
  const api = open({ state: 'contested', contest, may: [] }, { 'POST /api/v1/contests/k1/withdraw': { ...contest, state: 'withdrawn' } })
  const { user } = await renderPage(PAGE)
  const card = await part('Angka dibekukan dan tidak dipakai menilai')
  expect(card.getByText('Menunggu jawaban I Wayan Eka Sanjaya, paling lambat Rabu, 14 Okt.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Keliru/ })).toBeNull()
  const reached = await part('Capaian saya')
  expect(reached.getByText('Dibekukan')).toBeTruthy()
  expect(reached.queryByText('Sedikit tertinggal')).toBeNull()
  await user.click(card.getByRole('button', { name: 'Tarik kembali' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Tarik kembali' }))
  await waitFor(() => expect(api.last('POST', '/api/v1/contests/k1/withdraw')?.headers.get('If-Match')).toBe('"1"'))
})

test('an answer stands beside what was said, and one may contest anew', async () => {
  open({ contest: { ...contest, state: 'rejected', answer: 'Kasusnya memang milik Anda.', answered_by: contest.answerer, may: [] } })
  await renderPage(PAGE)
  const card = await part('Angka ini keliru?')
  expect(card.getByText('I Wayan Eka Sanjaya tidak mengubah angka ini')).toBeTruthy()
  expect(card.getByRole('button', { name: 'Persoalkan angka' })).toBeTruthy()
})

test('where the cases do not come the figure is there all the same', async () => {
  open({}, { 'GET /api/v1/services/s1/mine': () => problem('unexpected', 500) })
  await renderPage(PAGE)
  expect(await screen.findByRole('heading', { level: 1, name: '91,94\u00a0% menurut pengukuran' })).toBeTruthy()
  expect((await screen.findByRole('alert')).textContent).toContain('Coba lagi')
})

test('an indicator that nothing measures has no such page', async () => {
  open({}, { 'GET /api/v1/plans/p1/periods/20260709/measured': { ...measuredPeriod, items: [] } })
  await renderPage(PAGE)
  expect(await screen.findByText('Halaman ini tidak ditemukan atau bukan untuk Anda.')).toBeTruthy()
})
