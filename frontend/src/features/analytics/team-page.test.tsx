import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { mockApi, problem } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { currentPeriod } from '@/testing/periods'
import { axeViolations, renderPage } from '@/testing/render'

import type { Line } from './team-queries'

const calm: Line = {
  assignment_id: 'a0', employee: { id: 'p0', name: 'Ketut Wirawan', nip: null, position: 'Perawat Terampil' }, plan_id: 'plan-0', plan_state: 'agreed', indicators: 4, reported: 4,
  evidence_waiting: 0, evidence_returned: 0, feedback_given: 0, evaluation_id: null, evaluation_state: null, predikat: null, progress_bp: 8012, expected_bp: 7500, acting: false, need: null, waits_days: null,
}
const member = (id: string, name: string, more: Partial<Line> = {}): Line => ({ ...calm, assignment_id: `a-${id}`, plan_id: `plan-${id}`, employee: { ...calm.employee, id: `p-${id}`, name }, ...more })

const luh = member('luh', 'Luh Diah Pratiwi', { need: 'plan_to_agree', waits_days: 6 })
const made = member('made', 'Made Suardana', { need: 'evidence_to_judge', evidence_waiting: 3, acting: true })
const putu = member('putu', 'Putu Eka Wahyuni', { need: 'behind', evidence_returned: 1, feedback_given: 2 })
const komang = member('komang', 'Komang Adi', { need: 'not_reported', reported: 1 })

function open(items: Line[] | ReturnType<typeof problem>) {
  const need = Array.isArray(items) ? items.filter((one) => one.need !== null).length : 0
  mockApi({
    'GET /api/health/live': healthy,
    'GET /api/v1/me': { ...kadek, assesses: 12 },
    'GET /api/v1/periods/current': currentPeriod,
    'GET /api/v1/team': () => (Array.isArray(items) ? { body: { period_id: 20260709, report_due_on: '2026-10-09', heading: { need, total: items.length }, items } } : items),
  })
  return renderPage('/tim')
}

test('the heading is the answer, and decisions stand before everything else, each with one act', async () => {
  await open([luh, made, putu, komang, calm])
  expect(await screen.findByRole('heading', { level: 1, name: '4 dari 5 orang perlu Anda' })).toBeTruthy()
  expect(screen.getByText(/2 menunggu keputusan Anda, 1 belum selesai melapor, 1 perlu perhatian\./)).toBeTruthy()
  expect(screen.getAllByRole('region').map((one) => one.getAttribute('aria-label'))).toEqual(['Menunggu keputusan Anda', 'Perlu perhatian Anda', 'Belum selesai melapor', 'Berjalan sesuai rencana'])
  const decisions = within(screen.getByRole('region', { name: 'Menunggu keputusan Anda' }))
  expect(decisions.getByText('menunggu 6 hari', { exact: false })).toBeTruthy()
  expect(decisions.getByText('3 bukti menunggu diperiksa')).toBeTruthy()
  expect(decisions.getByText('sebagai pejabat sementara')).toBeTruthy()
  expect(decisions.getByRole('link', { name: 'Baca SKP: Luh Diah Pratiwi' }).getAttribute('href')).toBe('/skp/plan-luh')
  expect(decisions.getByRole('link', { name: 'Periksa bukti: Made Suardana' }).getAttribute('href')).toBe('/realisasi/plan-made/20260709')
  expect(screen.getByRole('link', { name: 'Beri umpan balik: Putu Eka Wahyuni' }).getAttribute('href')).toBe('/umpan-balik/tulis?plan=plan-putu')
  expect(await axeViolations()).toEqual([])
})

test('one filled button on the page: the first of what needs the superior most', async () => {
  await open([luh, made, putu])
  const filled = (await screen.findAllByRole('link')).filter((one) => one.getAttribute('data-variant') === 'filled')
  expect(filled.map((one) => one.textContent)).toEqual(['Baca SKP'])
})

test('where nobody needs a decision, who is far behind comes first', async () => {
  await open([putu, calm])
  const link = await screen.findByRole('link', { name: 'Beri umpan balik: Putu Eka Wahyuni' })
  expect(link.getAttribute('data-variant')).toBe('filled')
})

test('who runs as planned is one line of a table, with figures and ways to plan and report', async () => {
  await open([calm, member('kata', 'Wayan Sudi', { indicators: 0, reported: 0, progress_bp: 0, expected_bp: 0 })])
  expect(await screen.findByRole('heading', { level: 1, name: 'Semua 2 orang berjalan baik' })).toBeTruthy()
  const row = within(screen.getByRole('row', { name: /Ketut Wirawan/ }))
  expect(row.getByText('80 %')).toBeTruthy()
  expect(row.getByRole('link', { name: 'Ketut Wirawan' }).getAttribute('href')).toBe('/skp/plan-0')
  expect(row.getByRole('link', { name: '4 dari 4 indikator dilaporkan: Ketut Wirawan' }).getAttribute('href')).toBe('/realisasi/plan-0/20260709')
  expect(within(screen.getByRole('row', { name: /Wayan Sudi/ })).getByText('tanpa angka')).toBeTruthy()
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
  const answers = [problem('unexpected', 500), { body: { period_id: 20260709, report_due_on: null, heading: { need: 0, total: 1 }, items: [calm] } }]
  mockApi({ 'GET /api/health/live': healthy, 'GET /api/v1/me': kadek, 'GET /api/v1/periods/current': currentPeriod, 'GET /api/v1/team': () => answers.shift() ?? {} })
  const { user } = await renderPage('/tim')
  expect((await screen.findByRole('alert')).textContent).toContain('bukan kesalahan Anda')
  await user.click(screen.getByRole('button', { name: 'Coba lagi' }))
  expect(await screen.findByText('Ketut Wirawan')).toBeTruthy()
})
