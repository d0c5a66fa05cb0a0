import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { mockApi, problem } from '@/testing/api'
import { hr } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'

import { answers, belowTheCity, cockpit, decision, lastFigures, paged, person, unitLine } from './factories'

const here = '/pimpinan?unit=u-dinas&periode=20260709'
const open = (more: Record<string, unknown> = {}, address = '/pimpinan') => {
  const api = mockApi({ ...answers, ...more })
  return renderPage(address).then((page) => ({ ...page, ...api }))
}
const card = async (name: string) => within(await screen.findByRole('region', { name }))
const address = (link: HTMLElement) => link.getAttribute('href')

test('the heading is the answer, with the unit, the period and how old the figures are', async () => {
  await open()
  expect(await screen.findByRole('heading', { level: 1, name: '31 dari 38 pegawai yang melapor sesuai jalur. Tiga hal perlu keputusan Anda.' })).toBeTruthy()
  expect(await screen.findByText('Dinas Kesehatan, Triwulan III 2026, angka terakhir berubah hari ini 10.42 WITA')).toBeTruthy()
  await screen.findByText('Putu Eka Wahyuni')
  expect(await axeViolations()).toEqual([])
})

test('every decision has what follows and one act; one button of the page is filled', async () => {
  await open()
  const rows = (await card('Perlu keputusan Anda')).getAllByRole('listitem').map((row) => within(row))
  expect(rows).toHaveLength(3)
  expect(rows[0]?.getByText('Puskesmas Sari Segara tertinggal 3 periode berturut-turut')).toBeTruthy()
  expect(rows[0]?.getByText('6 dari 17 pegawainya tertinggal. Bila dibiarkan, targetnya meleset.')).toBeTruthy()
  expect(address(screen.getByRole('link', { name: /^Buka unit: Puskesmas Sari Segara/ }))).toBe('/pimpinan?unit=u-sari&periode=20260709')
  expect(address(screen.getByRole('link', { name: /^Ingatkan: 4 pegawai belum mengajukan SKP/ }))).toBe('/pimpinan/belum?unit=u-dinas&periode=20260709&daftar=plan_missing')
  expect(address(screen.getByRole('link', { name: 'Lihat daftarnya: 12 dari 48 pegawai belum melapor lengkap' }))).toBe(`${here}&daftar=unreported`)
  const filled = screen.getAllByRole('link').filter((one) => one.getAttribute('data-variant') === 'filled')
  expect(filled.map((one) => one.textContent)).toEqual(['Buka unit'])
})

test('an achievement that is missing is set where evaluations are; a pattern is looked at where it is drawn', async () => {
  await open({ 'GET /api/v1/cockpit': { ...cockpit, decisions: [decision('achievement_missing', { count: 2, of: 9 }), decision('pattern_differs')] } })
  expect(address(await screen.findByRole('link', { name: 'Tetapkan: Capaian 2 unit belum ditetapkan' }))).toBe('/evaluasi')
  expect(address(screen.getByRole('link', { name: /^Tinjau: Pola predikat/ }))).toBe(`${here}#predikat`)
})

test('who looks on sees what is to decide and is offered no act of the leader', async () => {
  await open({ 'GET /api/v1/me': hr })
  const decisions = await card('Perlu keputusan pimpinannya')
  expect(decisions.queryByRole('link', { name: /Ingatkan/ })).toBeNull()
  expect(decisions.getByRole('link', { name: /^Buka unit/ })).toBeTruthy()
})

test('nothing to decide and nobody behind are said warmly', async () => {
  await open({ 'GET /api/v1/cockpit': { ...cockpit, decisions: [] }, 'GET /api/v1/cockpit/people': paged([]) })
  expect(await screen.findByText('Beres. Tidak ada yang menunggu keputusan.')).toBeTruthy()
  expect(await screen.findByText('Tidak ada yang tertinggal.')).toBeTruthy()
})

test('who needs help is named with every reason, with whose turn it is and the way to plan and evidence', async () => {
  await open()
  const help = await card('Siapa perlu bantuan')
  await help.findByText('Putu Eka Wahyuni')
  const [row] = help.getAllByRole('listitem')
  expect(within(row as HTMLElement).getAllByRole('listitem').map((one) => one.textContent)).toEqual([
    'Tertinggal pada 3 dari 5 indikator. Paling jauh: “Kunjungan rumah”',
    '2 bukti menunggu diperiksa I Made Wirawan, sudah 4 hari',
    'Belum ada umpan balik pada periode ini',
    '1 bukti dikembalikan, belum diganti',
  ])
  expect(help.getByText('Sepekan lalu sesuai jalur')).toBeTruthy()
  expect(address(help.getByRole('link', { name: 'Putu Eka Wahyuni' }))).toBe('/skp/plan-putu')
  expect(address(help.getByRole('link', { name: 'Laporan dan bukti Putu Eka Wahyuni' }))).toBe('/realisasi/plan-putu/20260709')
  expect(address(help.getByRole('link', { name: 'Semua 7' }))).toBe(`${here}&daftar=help`)
})

test('units stand beside each other, lead down, and each count leads to its people', async () => {
  await open()
  const row = within(await screen.findByRole('row', { name: /Puskesmas Sari Segara/ }))
  expect(address(row.getByRole('link', { name: 'Puskesmas Sari Segara' }))).toBe('/pimpinan?unit=u-sari&periode=20260709')
  expect(row.getByRole('img', { name: 'Puskesmas Sari Segara: 40\u00a0%, seharusnya 70\u00a0%' })).toBeTruthy()
  expect(row.getByText('Jauh tertinggal')).toBeTruthy()
  expect(row.getByText('82 % sesuai jalur, turun 6 poin')).toBeTruthy()
  expect(address(row.getByRole('link', { name: '2 merosot: Puskesmas Sari Segara' }))).toBe('/pimpinan?unit=u-sari&periode=20260709&daftar=slipped')
})

test('a unit with none below it has its people there', async () => {
  await open({ 'GET /api/v1/cockpit/units': paged([]) })
  expect(await screen.findByRole('region', { name: '7 pegawai' })).toBeTruthy()
  expect(screen.queryByText('Unit kerja, yang paling perlu di atas')).toBeNull()
})

test('one sees where a unit belongs and can change the period', async () => {
  const { user, last } = await open({ 'GET /api/v1/cockpit': belowTheCity })
  expect(address(within(await screen.findByRole('navigation', { name: 'Letak unit' })).getByRole('link', { name: 'Pemerintah Kota Denpasar' }))).toBe('/pimpinan?unit=u-kota&periode=20260709')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Periode' }), 'Triwulan II 2026')
  await screen.findByRole('heading', { level: 1 })
  expect(last('GET', '/api/v1/cockpit')?.query.toString()).toBe('unit_id=u-dinas&period_id=20260406')
})

test('a list has its own heading, its page, and a way back', async () => {
  const people = ({ query }: { query: URLSearchParams }) => ({ body: { ...paged([person], 40), page: Number(query.get('page')), size: 25 } })
  const { user, last } = await open({ 'GET /api/v1/cockpit/people': people }, `${here}&daftar=far_behind`)
  expect(await screen.findByRole('heading', { level: 1, name: '40 pegawai jauh tertinggal' })).toBeTruthy()
  expect(last('GET', '/api/v1/cockpit/people')?.query.get('tally')).toBe('far_behind')
  expect(address(screen.getByRole('link', { name: 'Dinas Kesehatan' }))).toBe(here)
  expect(await axeViolations()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Berikutnya' }))
  await screen.findByText('Halaman 2 dari 2')
  expect(last('GET', '/api/v1/cockpit/people')?.query.get('page')).toBe('2')
})

test('a word in the address that is no list opens the whole', async () => {
  await open({}, '/pimpinan?daftar=semuanya')
  expect(await screen.findByRole('heading', { level: 1, name: /Tiga hal perlu keputusan Anda/ })).toBeTruthy()
})

test('before anybody is rated the last predikat are shown as what they are', async () => {
  await open()
  const spread = await card('Predikat Triwulan II 2026, 42 pegawai. Periode ini belum dievaluasi')
  expect(address(spread.getByRole('link', { name: '30 Baik' }))).toBe('/pimpinan?unit=u-dinas&periode=20260406&daftar=baik')
})

test('predikat that do not fit the guideline are said to, with what it asks for', async () => {
  const guideline = { grade: 'baik', majority: 'baik', most: [{ words: ['baik'], percent: 70 }], least: [], at_least_one_of: ['butuh_perbaikan', 'kurang'], fits: false }
  await open({ 'GET /api/v1/cockpit': { ...cockpit, figures: { ...lastFigures }, guideline } })
  const spread = await card('Predikat 42 pegawai')
  expect(spread.getByText(/Panduan untuk capaian Baik: lebih dari separuh Baik, paling banyak 70.% Baik, sedikitnya satu orang Butuh Perbaikan dan Kurang\./)).toBeTruthy()
  expect(spread.getByText(/Sebarannya belum sesuai\. Bila tetap, alasannya perlu ditulis\./)).toBeTruthy()
})

test('the forecast says how sure it is; without enough to compare with there is none', async () => {
  const { unmount } = await open()
  expect(await screen.findByRole('img', { name: 'Perkiraan 74\u00a0%, antara 65\u00a0% dan 82\u00a0%; sekarang 82\u00a0%' })).toBeTruthy()
  expect(screen.getByText(/Dari 12 unit yang seukuran, 8 dari 10 berakhir di rentang ini\./)).toBeTruthy()
  unmount()
  await open({ 'GET /api/v1/cockpit': { ...cockpit, forecast: null } })
  expect(await screen.findByText('Belum dapat diperkirakan')).toBeTruthy()
})

test('kinds of posts are asked for when somebody wants to compare them', async () => {
  const { user, last } = await open({ 'GET /api/v1/cockpit/positions': { items: [{ kind: 'ahli_muda', figures: unitLine.figures }] } })
  await screen.findByText('Putu Eka Wahyuni')
  expect(last('GET', '/api/v1/cockpit/positions')).toBeUndefined()
  await user.click(screen.getByRole('button', { name: 'Bandingkan jabatan' }))
  expect(await screen.findByRole('row', { name: /Ahli Muda/ })).toBeTruthy()
})

test('what waits for me is counted by kind and leads home; nothing is not mentioned', async () => {
  const task = (id: string, kind: string) => ({ id, kind, due_on: '2026-10-20', working_days_left: 8, period_id: 20260709, subject_id: id, about: null, facts: { plan_id: id } })
  const { unmount } = await open({ 'GET /api/v1/tasks': { items: [task('1', 'agree_plan'), task('2', 'rate'), task('3', 'take_over'), task('4', 'new_device')], waiting: [] } })
  expect((await card('Menunggu Anda sendiri')).getByText('1 SKP untuk disetujui, 2 evaluasi untuk ditandatangani.')).toBeTruthy()
  unmount()
  await open()
  await screen.findByText('Putu Eka Wahyuni')
  expect(screen.queryByRole('region', { name: 'Menunggu Anda sendiri' })).toBeNull()
})

test('a part that does not come says so and leaves the rest', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const parts = [problem('unexpected', 500), { body: paged([unitLine]) }]
  const { user } = await open({ 'GET /api/v1/cockpit/units': () => parts.shift() })
  expect((await screen.findByRole('alert')).textContent).toContain('bukan kesalahan Anda')
  expect(await screen.findByText('Putu Eka Wahyuni')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Coba lagi' }))
  expect(await screen.findByRole('row', { name: /Puskesmas Sari Segara/ })).toBeTruthy()
})

test('a unit that one does not lead is not there', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  await open({ 'GET /api/v1/cockpit': () => problem('not-found', 404) })
  expect(await screen.findByText('Halaman ini tidak ditemukan atau bukan untuk Anda.')).toBeTruthy()
})
