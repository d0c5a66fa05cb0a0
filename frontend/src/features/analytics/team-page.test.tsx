import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { mockApi, problem } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { currentPeriod } from '@/testing/periods'
import { axeViolations, renderPage } from '@/testing/render'

import type { Line, Need } from './team-queries'

const calm: Line = {
  assignment_id: 'a0', employee: { id: 'p0', name: 'Ketut Wirawan', nip: null, position: 'Perawat Terampil' }, plan_id: 'plan-0', plan_state: 'agreed', indicators: 4, reported: 4, evidence_waiting: 0, evidence_returned: 0,
  feedback_given: 0, evaluation_id: null, evaluation_state: null, predikat: null, track: 'on_track', measured: 4, behind: 1, farthest: 'Kunjungan rumah', acting: false, last: null, group: 'rest', needs: [],
}
const member = (id: string, name: string, more: Partial<Line> = {}): Line => ({ ...calm, assignment_id: `a-${id}`, plan_id: `plan-${id}`, employee: { ...calm.employee, id: `p-${id}`, name }, ...more })
const THEIRS = new Set(['no_plan', 'evidence_returned', 'not_reported'])
const need = (kind: Need['kind'], count: number | null = null, waits_days: number | null = null): Need => ({ kind, waits_on: THEIRS.has(kind) ? 'them' : 'me', count, waits_days })

const putu = member('putu', 'Putu Eka Wahyuni', {
  group: 'help', track: 'far_behind', behind: 3, measured: 5, last: { predikat: 'butuh_perbaikan', period_id: 20260406 },
  needs: [need('behind', 3), need('evidence_to_judge', 2, 4), need('no_feedback'), need('evidence_returned', 1)],
})
const luh = member('luh', 'Luh Diah Pratiwi', { group: 'decide', reported: 0, measured: 0, behind: 0, farthest: null, track: 'not_reported', needs: [need('plan_to_agree', null, 6)] })
const made = member('made', 'Made Suardana', { group: 'decide', needs: [need('evidence_to_judge', 3, 0)], acting: true })
const komang = member('komang', 'Komang Adi', { group: 'theirs', reported: 1, measured: 1, behind: 0, farthest: null, needs: [need('evidence_returned', 2), need('not_reported', 3, 0)] })

const count = (items: Line[], group: Line['group']) => items.filter((one) => one.group === group).length
const teamOf = (items: Line[]) => {
  const [help, decide] = [count(items, 'help'), count(items, 'decide')]
  return { period_id: 20260709, report_due_on: '2026-10-09', elsewhere: [] as { period_id: number; people: number }[], heading: { total: items.length, need: help + decide, help, decide, theirs: count(items, 'theirs') }, items }
}

function open(items: Line[]) {
  mockApi({ 'GET /api/health/live': healthy, 'GET /api/v1/me': { ...kadek, assesses: 12 }, 'GET /api/v1/periods/current': currentPeriod, 'GET /api/v1/team': teamOf(items) })
  return renderPage('/tim')
}

test('the heading is the answer and counts whose turn it is', async () => {
  await open([putu, luh, made, komang, calm])
  expect(await screen.findByRole('heading', { level: 1, name: '3 dari 5 orang perlu Anda' })).toBeTruthy()
  expect(screen.getByText(/1 perlu dibantu, 2 menunggu keputusan Anda, 1 sedang menyelesaikan bagiannya sendiri\./)).toBeTruthy()
  expect(screen.getAllByRole('region').map((one) => one.getAttribute('aria-label'))).toEqual(['Perlu Anda sekarang', 'Menunggu pegawainya sendiri', 'Lainnya'])
  expect(await axeViolations()).toEqual([])
})

test('several needs of one person stand in one row: the indicator that is behind is named, the last predikat beside', async () => {
  await open([putu, luh])
  const [first] = within(await screen.findByRole('region', { name: 'Perlu Anda sekarang' })).getAllByRole('listitem')
  const row = within(first as HTMLElement)
  expect(row.getAllByRole('listitem').map((one) => one.textContent)).toEqual([
    'Jauh tertinggal pada 3 dari 5 indikatorPaling jauh: “Kunjungan rumah”.',
    '2 bukti menunggu Anda periksa, sudah 4 hari Periksa bukti',
    'Belum menerima umpan balik pada periode ini',
    '1 bukti dikembalikan, belum diganti',
  ])
  expect(row.getByRole('img', { name: 'Predikat Butuh Perbaikan, tingkat 3 dari 5' })).toBeTruthy()
  expect(row.getByText('Triwulan II 2026')).toBeTruthy()
  expect(row.getByRole('link', { name: 'Putu Eka Wahyuni' }).getAttribute('href')).toBe('/skp/plan-putu')
  expect(row.getByRole('link', { name: 'Beri umpan balik: Putu Eka Wahyuni' }).getAttribute('href')).toBe('/umpan-balik/tulis?plan=plan-putu')
  expect(row.getByRole('link', { name: 'Periksa bukti: Putu Eka Wahyuni' }).getAttribute('href')).toBe('/realisasi/plan-putu/20260709')
})

test('a decision says how long it waits, and one button on the page is filled: the first', async () => {
  await open([luh, made])
  const card = within(await screen.findByRole('region', { name: 'Perlu Anda sekarang' }))
  expect(card.getByText('sudah 6 hari', { exact: false })).toBeTruthy()
  expect(card.getByText('sebagai pejabat sementara')).toBeTruthy()
  expect(card.getByRole('link', { name: 'Baca SKP: Luh Diah Pratiwi' }).getAttribute('href')).toBe('/skp/plan-luh')
  const filled = screen.getAllByRole('link').filter((one) => one.getAttribute('data-variant') === 'filled')
  expect(filled.map((one) => one.textContent)).toEqual(['Baca SKP'])
})

test('an evaluation of an earlier period that waits for me is not hidden behind this one', async () => {
  const late = { id: 't1', kind: 'rate', due_on: '2026-07-20', working_days_left: -56, period_id: 20260406, subject_id: 'e1', about: { id: 'p-siti', name: 'Siti Rahmawati' }, facts: { evaluation_id: 'e1' } }
  const now = { ...late, id: 't2', period_id: 20260709, about: { id: 'p-made', name: 'Made Suardana' } }
  mockApi({ 'GET /api/health/live': healthy, 'GET /api/v1/me': { ...kadek, assesses: 12 }, 'GET /api/v1/periods/current': currentPeriod, 'GET /api/v1/team': teamOf([calm]), 'GET /api/v1/tasks': { items: [late, now], waiting: [], reminders: [] } })
  await renderPage('/tim')
  expect(await screen.findByRole('heading', { level: 1, name: 'Evaluasi periode lalu menunggu Anda' })).toBeTruthy()
  const card = within(screen.getByRole('region', { name: 'Dari periode lalu, masih menunggu Anda' }))
  expect(card.getAllByRole('link').map((one) => [one.textContent, one.getAttribute('href')])).toEqual([['Evaluasi Siti Rahmawati, Triwulan II 2026', '/evaluasi/e1']])
})

test('what waits for the person is no turn of mine', async () => {
  await open([komang, calm])
  expect(await screen.findByRole('heading', { level: 1, name: 'Tidak ada yang menunggu Anda' })).toBeTruthy()
  const row = within(screen.getByRole('row', { name: /Komang Adi/ }))
  expect(row.getByRole('link', { name: '1 dari 4 indikator dilaporkan: Komang Adi' })).toBeTruthy()
  expect(row.getByText('2 bukti dikembalikan, belum diganti')).toBeTruthy()
})

test('a name leads on, also of who has no plan; no row shows a percentage', async () => {
  await open([calm, member('kata', 'Wayan Sudi', { plan_id: null, indicators: 0, reported: 0, measured: 0, behind: 0, farthest: null, track: 'not_reported' })])
  const row = within(await screen.findByRole('row', { name: /Ketut Wirawan/ }))
  expect(row.getByText('Sesuai jalur')).toBeTruthy()
  expect(row.getByText(/1 dari 4 tertinggal\. Paling jauh: “Kunjungan rumah”\./)).toBeTruthy()
  expect(row.getByRole('link', { name: '4 dari 4 indikator dilaporkan: Ketut Wirawan' }).getAttribute('href')).toBe('/realisasi/plan-0/20260709')
  expect(screen.getByRole('link', { name: 'Wayan Sudi' }).getAttribute('href')).toBe('/opd/pegawai/p-kata')
  expect(document.body.textContent).not.toContain('%')
  expect(screen.getByRole('region', { name: 'Semua anggota tim' })).toBeTruthy()
})

test('half a report in words is not called reported', async () => {
  await open([member('kata', 'Wayan Sudi', { group: 'theirs', reported: 2, measured: 0, behind: 0, farthest: null, track: 'reported', needs: [need('not_reported', 2)] })])
  const row = within(await screen.findByRole('row', { name: /Wayan Sudi/ }))
  expect(row.getByText('2 dari 4 indikator dilaporkan')).toBeTruthy()
  expect(row.getByText('Dilaporkan dengan kalimat, tanpa angka')).toBeTruthy()
  expect(row.queryByText('Sudah dilaporkan')).toBeNull()
})

test('a large team can be searched, without the heading changing its answer', async () => {
  const { user } = await open([luh, ...Array.from({ length: 12 }, (_, index) => member(String(index), `Pegawai ${index}`))])
  await user.type(await screen.findByRole('searchbox', { name: 'Cari di tim Anda' }), 'diah')
  expect(screen.getByText('Luh Diah Pratiwi')).toBeTruthy()
  expect(screen.queryByText('Pegawai 3')).toBeNull()
  expect(screen.getByRole('heading', { level: 1, name: '1 dari 13 orang perlu Anda' })).toBeTruthy()
  await user.clear(screen.getByRole('searchbox'))
  await user.type(screen.getByRole('searchbox'), 'nyoman')
  expect(screen.getByText('Tidak ada yang cocok dengan “nyoman”.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Hapus saringan' }))
  expect(screen.getByText('Pegawai 3')).toBeTruthy()
})

test('a team of a glance has no search', async () => {
  await open([luh, calm])
  await screen.findByText('Luh Diah Pratiwi')
  expect(screen.queryByRole('searchbox')).toBeNull()
})

test('who assesses nobody is told who changes that', async () => {
  await open([])
  expect(await screen.findByText('Belum ada orang yang Anda nilai.')).toBeTruthy()
  expect(screen.getByText(/pengelola kinerja menetapkan Anda sebagai penilai/)).toBeTruthy()
})

test('a disturbance says that it is ours, and the list comes with another try', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const answers = [problem('unexpected', 500), { body: teamOf([calm]) }]
  mockApi({ 'GET /api/health/live': healthy, 'GET /api/v1/me': kadek, 'GET /api/v1/periods/current': currentPeriod, 'GET /api/v1/team': () => answers.shift() ?? {} })
  const { user } = await renderPage('/tim')
  expect((await screen.findByRole('alert')).textContent).toContain('bukan kesalahan Anda')
  await user.click(screen.getByRole('button', { name: 'Coba lagi' }))
  expect(await screen.findByText('Ketut Wirawan')).toBeTruthy()
})

test('who has a year of another kind is looked at there, one tap away', async () => {
  const team = { ...teamOf([calm]), elsewhere: [{ period_id: 20260112, people: 3 }] }
  mockApi({ 'GET /api/health/live': healthy, 'GET /api/v1/me': { ...kadek, assesses: 12 }, 'GET /api/v1/periods/current': currentPeriod, 'GET /api/v1/team': team })
  await renderPage('/tim')
  expect(await screen.findByText('3 orang lain di tim Anda memakai periode yang berbeda.', { exact: false })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Lihat Tahun 2026' }).getAttribute('href')).toBe('/tim?periode=20260112')
})
