import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi } from '@/testing/api'
import { healthy, hr, kadek } from '@/testing/people'
import { currentPeriod } from '@/testing/periods'
import { axeViolations, renderPage } from '@/testing/render'

import type { Credit } from './credit-queries'
import { credit, line } from './factories'

const PATH = `/api/v1/employees/${kadek.id}/credit`
const own = { ...credit, employee: { id: kadek.id, name: kadek.name } }
const levels = { name: 'credit_levels', rule_id: 'R72', rows: [{ key: 'ahli_pertama', cells: { grades: ['III/a', 'III/b'] } }, { key: 'ahli_muda', cells: { grades: ['III/c', 'III/d'] } }] }

async function open(found: Credit, me: typeof kadek = kadek) {
  const api = mockApi({
    'GET /api/health/live': healthy,
    'GET /api/v1/me': me,
    'GET /api/v1/periods/current': currentPeriod,
    'GET /api/v1/rules/tables/credit_levels': levels,
    [`GET ${PATH}`]: found,
    [`POST ${PATH}`]: found,
    'POST /api/v1/credit-entries/l-202512-konversi/reversal': found,
    'POST /api/v1/evaluations/e-q3/credit': found,
  })
  const page = await renderPage(me.id === kadek.id ? '/karier' : `/karier/${kadek.id}`)
  await screen.findByRole('heading', { level: 1 })
  return { ...page, ...api }
}

test('what is missing comes first, then when each predikat would make it enough', async () => {
  await open(own)
  expect(screen.getByRole('heading', { level: 1, name: 'Kurang 31,25 angka kredit lagi' })).toBeTruthy()
  expect(screen.getByText(/Menuju Guru Ahli Muda, lalu pangkat Penata \(III\/c\)\. Sekarang Guru Ahli Pertama, III\/b\./)).toBeTruthy()
  expect(screen.getByRole('img', { name: /Angka kredit di jenjang ini: Desember 2022 25; .*bila Baik terus, cukup 30 Juni 2028/ })).toBeTruthy()
  const way = within(screen.getByRole('region', { name: 'Jalan Anda' }))
  expect(way.getByText('68,75 dari 100')).toBeTruthy()
  expect(way.getByText('30 Juni 2028')).toBeTruthy()
  expect(way.getByText('1 Juli 2028')).toBeTruthy()
  expect(way.getAllByText('belum dapat naik: perlu predikat Baik')).toHaveLength(3)
  expect(way.getByText('Lebih dari 40 tahun')).toBeTruthy()
  expect(screen.getByText(/Dengan itu cukup pada 30 Juni 2027 bila Baik terus/)).toBeTruthy()
  expect(await axeViolations()).toEqual([])
})

test('each line is written out with its sum', async () => {
  await open(own)
  const ledger = within(screen.getByRole('region', { name: 'Dari mana angka ini' }))
  expect(ledger.getByText('12 bulan × 150 % × 12,5')).toBeTruthy()
  expect(ledger.getByText('PAK 0117/2022, 30 Des 2022')).toBeTruthy()
  expect(ledger.getAllByRole('cell', { name: '68,75' })).toHaveLength(1)
  expect(ledger.queryByRole('button')).toBeNull()
})

test('a corrected predikat stays to be seen with the difference and the reason', async () => {
  const back = line({ id: 'back', kind: 'pembatalan', points: '-12.5', total: '56.25', months: null, percent: null, coefficient: null, first_month: null, last_month: null, predikat: null, reverses_id: 'l-202512-konversi', reason: 'Predikat dinilai kembali' })
  const again = line({ id: 'again', predikat: 'sangat_baik', percent: 150, points: '18.75', total: '75' })
  const corrections: Credit['corrections'] = [{ evaluation_id: 'e-2025', first_month: 202501, last_month: 202512, on: '2026-02-03T02:00:00Z', before: { predikat: 'baik', points: '12.5' }, after: { predikat: 'sangat_baik', points: '18.75' }, difference: '6.25', why: 'Realisasi Desember belum ikut dinilai' }]
  await open({ ...own, lines: [...own.lines.slice(0, 3), line({ reversed_by: 'back' }), back, again], corrections })
  expect(screen.getByText('Baris ini tidak dihapus. Ia dibatalkan oleh baris berikutnya.')).toBeTruthy()
  const corrected = within(screen.getByRole('region', { name: 'Predikat yang dikoreksi' }))
  expect(corrected.getByText('Predikat 2025')).toBeTruthy()
  expect(corrected.getByText('Angka kredit berubah +6,25.')).toBeTruthy()
  expect(corrected.getByText(/Dinilai kembali 3 Februari 2026\. Alasannya: Realisasi Desember belum ikut dinilai/)).toBeTruthy()
  expect(corrected.getByRole('link', { name: 'Lihat hasil evaluasi' }).getAttribute('href')).toBe('/hasil/e-2025')
})

test.each([
  [{ level: null, aim: null, next_grade: null, next_level: null, bonus: null, history: [], lines: [] }, 'Jabatan ini tidak mengumpulkan angka kredit'],
  [{ aim: null, next_grade: null, next_level: null, bonus: null }, 'Tidak ada angka kredit yang masih perlu dikumpulkan'],
  [{ aim: 'grade', bonus: null, next_grade: { ...credit.next_grade, missing: '0', surplus: '2.5', ways: [] } }, 'Angka kredit cukup untuk pangkat Penata (III/c)'],
] as [Partial<Credit>, string][])('where nothing is missing the page says why: %#', async (more, heading) => {
  await open({ ...own, ...more })
  expect(screen.getByRole('heading', { level: 1, name: heading })).toBeTruthy()
  expect(await axeViolations()).toEqual([])
})

test('HR enters what a document decided, and takes a line back with a reason', async () => {
  const { user, last } = await open({ ...own, may: ['enter', 'reverse'] }, { ...hr, id: 'p-hr' })
  expect(screen.getByRole('heading', { level: 1, name: kadek.name })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Catat baris' }))
  await user.selectOptions(await screen.findByLabelText('Jenis'), 'Angka kredit dasar')
  expect(await screen.findByText('III/a, III/b')).toBeTruthy()
  await user.type(screen.getByLabelText('Nomor surat'), '821/12/2026')
  await user.type(screen.getByLabelText('Alasan'), 'Inpassing')
  await user.click(screen.getByRole('button', { name: 'Simpan' }))
  expect(last('POST', PATH)?.body).toMatchObject({ kind: 'dasar', level: 'ahli_pertama', grade: 'III/b', document_no: '821/12/2026' })

  await user.click(screen.getByRole('button', { name: 'Batalkan baris: Konversi predikat Baik 2025' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Batalkan baris ini?' }))
  expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Batalkan baris' }).disabled).toBe(true)
  await user.type(dialog.getByLabelText('Alasan'), 'Salah orang')
  await user.click(dialog.getByRole('button', { name: 'Batalkan baris' }))
  expect(last('POST', '/api/v1/credit-entries/l-202512-konversi/reversal')?.body).toEqual({ reason: 'Salah orang' })
})

test('who may convert a period is offered it', async () => {
  const convertible: Credit['convertible'] = [{ evaluation_id: 'e-q3', kind: 'periodik', starts_on: '2026-07-01', ends_on: '2026-09-30', predikat: 'baik', months: 3 }]
  const { user, last } = await open({ ...own, convertible }, { ...hr, id: 'p-hr' })
  await user.click(screen.getByRole('button', { name: 'Konversi Juli–September 2026' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Konversi' }))
  expect(last('POST', '/api/v1/evaluations/e-q3/credit')).toBeTruthy()
})
