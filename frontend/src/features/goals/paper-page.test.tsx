/** The plan on paper: the official form, as it was agreed. */
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import type { Plan } from '@/lib/plans'
import { mockApi } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'

const indicator = { id: 'i1', position: 1, text: 'Balita ditimbang', aspect: 'kuantitas', perspective: null, unit_of_measure: 'anak', direction: 'higher', target: '1250', target_low: null, target_high: null, target_text: null }
const goal = { id: 'g1', kind: 'utama', position: 1, text: 'Balita sehat', parent_id: null, agreement_indicator_id: null, parent_text: 'Keluarga sehat', assigned_by: null, version: 1, indicators: [indicator, { ...indicator, id: 'i2', text: 'Tepat waktu', aspect: 'waktu', target: null, target_low: '1', target_high: '3', unit_of_measure: 'hari' }] }
const employee = { id: 'p1', name: 'Ni Kadek Ayu Lestari', front_title: null, back_title: 'A.Md.Kep.', nip: '199003122015132004', grade: 'III/c', position: 'Perawat Mahir', unit_name: 'Puskesmas I' }
const assessor = { ...employee, id: 'p9', name: 'I Gede Sanjaya', front_title: 'dr.', back_title: null, nip: '197805052005011002', grade: 'IV/a', position: 'Kepala Puskesmas' }
const head = { title: 'Perawat Mahir', form: 'ja_jf', approach: 'kuantitatif', starts_on: '2026-01-01', ends_on: '2026-12-31' }
const content = {
  employee, assessor, result_groups: [], goals: [goal, { ...goal, id: 'g2', kind: 'tambahan', text: 'Panitia lomba', parent_text: null, assigned_by: 'Kepala Dinas', indicators: [] }],
  behaviour: [{ value_code: 1, name: 'Berorientasi pelayanan', guides: ['Ramah, cekatan'], expectation: 'Jawab keluhan hari itu juga', version: 1 }],
  supports: { sumber_daya: ['Timbangan'], pertanggungjawaban: ['Tiap bulan'], konsekuensi: [] },
}
const plan = {
  id: 'p1', cycle_id: 20261, ...head, ...content, state: 'draft', revision: 0, return_note: null, submitted_at: null, agreed_at: null, version: 3, served_lines: [], hints: [], missing: [], may: ['edit'], seen_by: [],
} as unknown as Plan
const agreed = { ...plan, state: 'agreed', revision: 2, submitted_at: '2026-01-12T01:00:00Z', agreed_at: '2026-01-15T03:00:00Z' } as Plan
const open = (shown: Plan, more: Record<string, unknown> = {}) => {
  mockApi({ 'GET /api/health/live': healthy, 'GET /api/v1/me': kadek, 'GET /api/v1/plans/p1': shown, ...more })
  return renderPage('/skp/p1/cetak')
}
const cellsOf = (row: HTMLElement | undefined) => (row ? within(row).queryAllByRole('cell').map((cell) => cell.textContent) : [])

test('both sides stand with NIP, pangkat, post and unit', async () => {
  await open(plan)
  const [sides] = await screen.findAllByRole('table')
  const rows = within(sides as HTMLElement).getAllByRole('row').slice(1).map(cellsOf)
  expect(rows.map((row) => row[2])).toEqual(['Ni Kadek Ayu Lestari, A.Md.Kep.', '19900312\u00a0201513\u00a02\u00a0004', 'Penata, III/c', 'Perawat Mahir', 'Puskesmas I'])
  expect(rows[2]?.[5]).toBe('Pembina, IV/a')
  expect(await axeViolations()).toEqual([])
})

test('results stand in the columns of the form, a row for each indicator', async () => {
  await open(plan)
  const results = within((await screen.findAllByRole('table'))[1] as HTMLElement)
  expect(results.getAllByRole('columnheader').map((one) => one.textContent)).toEqual(['Hasil Kerja', 'No.', 'Rencana hasil kerja pimpinan yang diintervensi', 'Rencana hasil kerja', 'Aspek', 'Indikator kinerja individu', 'Target'])
  const rows = results.getAllByRole('row').slice(2).map(cellsOf)
  expect(rows).toEqual([
    [],
    ['1', 'Keluarga sehat', 'Balita sehat', 'Kuantitas', 'Balita ditimbang', '1.250\u00a0anak'],
    ['Waktu', 'Tepat waktu', '1–3\u00a0hari'],
    [],
    ['2', '–', 'Panitia lomba(Penugasan dari Kepala Dinas)', '–', '–', '–'],
  ])
})

test.each([
  ['jpt', 'kuantitatif', 'Perspektif'],
  ['jpt', 'kualitatif', 'Ukuran keberhasilan'],
  ['ja_jf', 'kualitatif', 'Keluarga sehat'],
])('a plan of %s, %s, has the form of its kind', async (form, approach, said) => {
  await open({ ...plan, form, approach } as Plan)
  const results = (await screen.findAllByRole('table'))[1] as HTMLElement
  expect(results.textContent).toContain(said)
  expect(within(results).queryByRole('columnheader', { name: 'Aspek' })).toBeNull()
})

test('the annex and the behaviour are there, and both sides sign twice', async () => {
  await open(plan)
  const annex = within((await screen.findAllByRole('article'))[1] as HTMLElement)
  expect(annex.getByRole('heading', { name: 'Lampiran Sasaran Kinerja Pegawai' })).toBeTruthy()
  expect(annex.getByText('Timbangan')).toBeTruthy()
  expect(screen.getByText('Jawab keluhan hari itu juga')).toBeTruthy()
  expect(screen.getAllByText('Pejabat Penilai Kinerja')).toHaveLength(3)
  expect(screen.getAllByText('Draf, belum diajukan')).toHaveLength(2)
})

test('what was agreed is printed as it was agreed, whoever people are today', async () => {
  const today = { ...agreed, employee: { ...employee, grade: 'III/d', unit_name: 'Puskesmas II' } } as Plan
  const version = { number: 2, created_at: '2026-01-15T03:00:00Z', agreed_by: 'p9', sha256: 'abcdef0123456789', content: { head, ...content } }
  await open(today, { 'GET /api/v1/plans/p1/versions/2': version })
  expect(await screen.findByText('Penata, III/c')).toBeTruthy()
  expect(screen.queryByText('Puskesmas II')).toBeNull()
  expect(screen.getAllByText('Versi 2, kode keutuhan abcdef012345')).toHaveLength(2)
  expect(screen.getAllByText('Denpasar, 15 Januari 2026')).toHaveLength(2)
  expect(screen.getAllByText('Disetujui secara elektronik, 15 Jan 2026, 11.00 WITA')).toHaveLength(2)
})

test('a state official, who has no NIP, signs without one', async () => {
  await open({ ...plan, assessor: { ...assessor, nip: null, grade: null, position: 'Wali Kota' } } as Plan)
  expect((await screen.findAllByText(/^NIP \d/)).map((one) => one.textContent)).toEqual(Array(2).fill('NIP 19900312\u00a0201513\u00a02\u00a0004'))
})

test('what is only on this device is said not to be printed', async () => {
  localStorage.setItem('sk-plan-p1-goal-g1', '{}')
  await open(plan)
  expect(await screen.findByText('1 tulisan di perangkat ini belum terkirim dan tidak ikut tercetak.')).toBeTruthy()
})
