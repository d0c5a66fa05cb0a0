import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { mockApi, problem } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { currentPeriod } from '@/testing/periods'
import { axeViolations, renderPage } from '@/testing/render'

import type { Cockpit, Figures, Line, Nudged } from './chase-queries'

const zero = Object.fromEntries(
  [
    ...['posts', 'on_duty', 'plan_missing', 'plan_to_agree', 'unreported', 'complete', 'evidence_waiting', 'evidence_returned', 'feedback_missing', 'unsigned', 'sangat_baik', 'baik', 'butuh_perbaikan', 'kurang'],
    ...['sangat_kurang', 'ahead', 'on_track', 'slightly_behind', 'far_behind', 'indicators', 'reported', 'measured', 'behind', 'goals', 'goals_linked'],
  ].map((name) => [name, 0]),
)
const figures = { ...zero, unreported: 3, evidence_waiting: 2, progress_bp: null, expected_bp: null, track: 'not_reported' } as Figures
const unit = (id: string, name: string) => ({ id, name, kind: 'puskesmas' as const })
const period = { id: 20260709, kind: 'triwulanan' as const, state: 'open' as const, starts_on: '2026-07-01', ends_on: '2026-09-30', report_due_on: '2026-10-09', evaluate_due_on: '2026-10-20' }
const cockpit: Cockpit = {
  unit: unit('u1', 'Puskesmas I'), above: [unit('u0', 'Dinas Kesehatan')], tops: [unit('u0', 'Dinas Kesehatan')], period, periods: [period], counted_at: null, figures, previous: null, since: null, weeks: [], forecast: null, guideline: null, decisions: [],
}
const line = (id: string, name: string, more: Partial<Line> = {}): Line => ({
  employee: { id, name, nip: null, position: 'Perawat' }, assignment_id: `a-${id}`, unit: { id: 'u1', name: 'Puskesmas I' }, reported: 1, indicators: 4, turn: { id, name }, outcome: 'now', arrives_at: '2026-10-08T02:00:00Z', last: null, this_week: 0, ...more,
})
const ayu = line('p1', 'Ni Kadek Ayu')
const made = line('p2', 'I Made Astawa', { last: { by: 'Ida Ayu Kepala', on: '2026-10-06' }, this_week: 2 })
const wayan = line('p3', 'Ni Wayan Sukerti', { outcome: 'already', arrives_at: null, last: { by: 'Ida Ayu Kepala', on: '2026-10-08' }, this_week: 1 })
const sent: Nudged = { now: 2, later: 0, arrives_at: null, people: 2, skipped: [{ why: 'enough', people: 1 }] }

function open(lines: Line[], more: { answer?: unknown; total?: number; leads?: boolean; place?: Cockpit } = {}) {
  const units = { items: [{ unit: unit('u2', 'Pustu Serangan'), head: null, below: 0, figures, previous: null, slipped: 0, grade: null }], total: 1, page: 1, size: 25 }
  return mockApi({
    'GET /api/health/live': healthy, 'GET /api/v1/me': { ...kadek, leads: more.leads ?? true }, 'GET /api/v1/periods/current': currentPeriod,
    'GET /api/v1/cockpit': more.place ?? cockpit, 'GET /api/v1/cockpit/units': units,
    'GET /api/v1/nudges': { items: lines, total: more.total ?? lines.length, page: 1, size: 50 }, 'POST /api/v1/nudges': more.answer ?? sent,
  })
}

test('the heading is the answer; counts have their dates, and units below their own', async () => {
  open([ayu, made, wayan])
  await renderPage('/pimpinan/belum?unit=u1')
  expect(await screen.findByRole('heading', { level: 1, name: '3 orang belum melapor lengkap' })).toBeTruthy()
  const counters = within(screen.getByRole('navigation', { name: 'Yang masih ditunggu' })).getAllByRole('link')
  expect(counters).toHaveLength(7)
  expect(counters.filter((one) => one.getAttribute('aria-current')).map((one) => one.textContent)).toEqual(['3Belum melapor lengkapbatas Jumat, 9 Okt'])
  const [cell] = (await screen.findAllByRole('link', { hidden: true, name: '2: Bukti menunggu diperiksa, Pustu Serangan' }))
  expect(cell?.getAttribute('href')).toBe('/pimpinan/belum?unit=u2&periode=20260709&daftar=evidence_waiting')
  expect(await axeViolations()).toEqual([])
})

test('everybody who can be reminded is chosen, the rest say why not, and one click reminds the chosen', async () => {
  const api = open([ayu, made, wayan])
  const { user } = await renderPage('/pimpinan/belum?unit=u1')
  expect(await screen.findByText('2 dari 3 dipilih')).toBeTruthy()
  const rows = screen.getAllByRole('row')
  expect(rows.find((row) => row.textContent.includes('I Made Astawa'))?.textContent).toContain('Diingatkan Selasa, 6 Okt oleh Ida Ayu Kepala, 2× pekan ini')
  const done = rows.find((row) => row.textContent.includes('Ni Wayan Sukerti')) as HTMLElement
  expect(done.textContent).toContain('Sudah diingatkan tentang ini untuk hari itu')
  expect(within(done).getByRole('checkbox').hasAttribute('disabled')).toBe(true)
  await user.click(screen.getByRole('checkbox', { name: 'Ingatkan tentang I Made Astawa' }))
  expect(screen.getByText('1 dari 3 dipilih')).toBeTruthy()
  expect(screen.getByText(/“Diingatkan Ni Kadek Ayu Lestari”/).textContent).toContain('Muncul sekarang juga.')
  await user.dblClick(screen.getByRole('button', { name: 'Ingatkan 1 orang' }))
  expect((await screen.findByText('2 orang diingatkan.')).closest('[role=status]')?.textContent).toContain('1 orang dilewati. Sudah cukup diingatkan pekan ini.')
  const posts = api.asked.filter((one) => one.method === 'POST')
  expect(posts[0]?.body).toEqual({ unit_id: 'u1', period_id: 20260709, tally: 'unreported', people: ['p1'], everybody: false })
  expect(posts[0]?.headers.get('Idempotency-Key')).toBeTruthy()
})

test('at night it says when the reminder appears, before and after', async () => {
  const later = { outcome: 'later' as const, arrives_at: '2026-10-08T23:00:00Z' }
  open([line('p1', 'Ni Kadek Ayu', later), line('p2', 'I Made Astawa', later)], { answer: { ...sent, now: 0, later: 2, arrives_at: later.arrives_at, skipped: [] } })
  const { user } = await renderPage('/pimpinan/belum?unit=u1')
  expect((await screen.findByText(/Di Beranda mereka/)).textContent).toMatch(/Sekarang pukul \d\d\.\d\d: pengingat baru muncul Jumat, 9 Okt pukul 07\.00\./)
  await user.click(screen.getByRole('button', { name: 'Ingatkan 2 orang' }))
  expect(await screen.findByText('2 orang akan melihat pengingatnya Jumat, 9 Okt pukul 07.00.')).toBeTruthy()
})

test('assessors are reminded about their people, and a whole list with its other pages', async () => {
  const chief = { turn: { id: 'p9', name: 'I Made Wirawan' } }
  const api = open([line('p1', 'Ni Kadek Ayu', chief), line('p2', 'I Made Astawa', chief)], { total: 120, answer: { ...sent, now: 3, people: 120, skipped: [] } })
  const { user } = await renderPage('/pimpinan/belum?unit=u1&daftar=evidence_waiting')
  expect(await screen.findByRole('button', { name: 'Ingatkan penilai 2 orang' })).toBeTruthy()
  await user.click(screen.getByRole('checkbox', { name: 'Semua 120 orang di daftar ini, termasuk halaman lain' }))
  await user.click(screen.getByRole('button', { name: 'Ingatkan penilai 120 orang' }))
  expect(await screen.findByText('3 penilai diingatkan tentang 120 orang.')).toBeTruthy()
  expect(api.last('POST', '/api/v1/nudges')?.body).toMatchObject({ tally: 'evidence_waiting', people: [], everybody: true })
})

test('who may only look has nothing to choose', async () => {
  open([ayu], { leads: false })
  await renderPage('/pimpinan/belum?unit=u1')
  expect(await screen.findByText(/Anda dapat melihat daftar ini/)).toBeTruthy()
  expect(screen.queryByRole('checkbox')).toBeNull()
  expect(screen.queryByRole('button', { name: /Ingatkan/ })).toBeNull()
})

test('what the server refuses is said, and nothing looks as if it was sent', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  open([ayu], { answer: () => problem('not-permitted', 403) })
  const { user } = await renderPage('/pimpinan/belum?unit=u1')
  await user.click(await screen.findByRole('button', { name: 'Ingatkan 1 orang' }))
  expect(await screen.findByRole('alert')).toBeTruthy()
  await waitFor(() => expect(screen.queryByText(/diingatkan\.$/)).toBeNull())
})

test('a list on which nobody is says so', async () => {
  open([])
  await renderPage('/pimpinan/belum?unit=u1')
  expect(await screen.findByText('Tidak ada siapa-siapa di daftar ini.')).toBeTruthy()
})

test('who leads no unit reminds their team', async () => {
  open([ayu], { leads: false, place: { ...cockpit, unit: { id: kadek.id, name: 'Tim Ni Kadek Ayu', kind: null }, above: [] } })
  await renderPage('/pimpinan/belum')
  expect(await screen.findByText(/^Tim Ni Kadek Ayu, Triwulan III 2026\./)).toBeTruthy()
  expect(await screen.findByRole('button', { name: /^Ingatkan/ })).toBeTruthy()
})
