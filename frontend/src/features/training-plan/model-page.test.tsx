import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi } from '@/testing/api'
import { healthy, hr } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'

import { competences, place, plan } from './factories'

const period = { cycle_id: 20261, year: 2026, period: { id: 20260709 } }
const always = { 'GET /api/health/live': healthy, 'GET /api/v1/me': hr, 'GET /api/v1/periods/current': period, 'GET /api/v1/tasks': { items: [] }, 'GET /api/v1/insights/place': place, 'GET /api/v1/competences': competences }

test('HR adds a technical competence of their agency, and words that tell of it', async () => {
  const api = mockApi({
    ...always, 'GET /api/v1/position-competences': { adequate: 3, items: [{ position_kind: 'ahli_muda', title_key: 'guru', competence_code: 'asesmen', competence_name: 'Asesmen', level: 4 }] },
    'GET /api/v1/competence-words': { items: [{ id: 'w1', words: 'asesmen', competence_code: 'asesmen', competence_name: 'Asesmen' }] }, 'POST /api/v1/competences': competences.items[0], 'POST /api/v1/competence-words': { items: [] },
  })
  const { user } = await renderPage('/opd/kompetensi')
  expect(await screen.findByRole('rowheader', { name: 'Guru Ahli Muda' })).toBeTruthy()
  expect(screen.getByText('Dikenali dari: “asesmen”')).toBeTruthy()
  expect(await axeViolations()).toEqual([])
  await user.type(screen.getByLabelText('Kata'), 'soal')
  await user.click(screen.getByRole('button', { name: 'Tambah kata' }))
  expect(api.last('POST', '/api/v1/competence-words')?.body).toEqual({ words: 'soal', competence_code: 'asesmen' })
  await user.click(screen.getByRole('button', { name: 'Tambah kompetensi teknis' }))
  const dialog = await screen.findByRole('dialog', { name: 'Kompetensi teknis baru' })
  await user.type(within(dialog).getByLabelText('Nama'), 'Literasi & numerasi')
  await user.click(within(dialog).getByRole('button', { name: 'Simpan kompetensi' }))
  expect(api.last('POST', '/api/v1/competences')?.body).toEqual({ code: 'literasi_numerasi', group: 'teknis', agency_id: 7, name: 'Literasi & numerasi', description: null })
})

test('a file is looked at before it is taken in', async () => {
  const result = { id: null, undo_until: null, added: 1, changed: 0, removed: 0, same: 4, refused: 1, dry_run: true, rows: [{ row: 2, code: 'soal', outcome: 'added', field: null, fault: null }, { row: 3, code: null, outcome: 'refused', field: 'nama', fault: 'required' }] }
  const api = mockApi({ ...always, 'GET /api/v1/position-competences': { adequate: 3, items: [] }, 'GET /api/v1/competence-words': { items: [] }, 'POST /api/v1/competences/file': result })
  const { user } = await renderPage('/opd/kompetensi')
  await user.upload(await screen.findByLabelText('Berkas XLSX atau CSV'), new File(['x'], 'kompetensi.csv', { type: 'text/csv' }))
  await user.click(screen.getByRole('button', { name: 'Lihat dulu isinya' }))
  expect(await screen.findByText('1 baru, 0 berubah, 0 dihapus, 4 sama, 1 ditolak.')).toBeTruthy()
  expect(api.last('POST', '/api/v1/competences/file')?.query.get('dry_run')).toBe('true')
  await user.click(screen.getByRole('button', { name: 'Simpan 1 baris' }))
  expect(api.last('POST', '/api/v1/competences/file')?.query.get('dry_run')).toBe('false')
})

test('the printed plan is the whole of it, and goes along as a workbook', async () => {
  mockApi({ ...always, 'GET /api/v1/training-plan': plan() })
  await renderPage('/opd/pelatihan/cetak')
  const paper = await screen.findByRole('article')
  expect(paper.textContent).toContain('Rencana pelatihan tahun 2026')
  expect(within(paper).getByRole('rowheader', { name: /Merancang asesmen/ })).toBeTruthy()
  expect(paper.textContent).toContain('Kelas inklusif: 4 kebutuhan, terbanyak di SMP Negeri 3')
  expect(screen.getByRole('link', { name: 'Unduh XLSX' }).getAttribute('href')).toBe('/api/v1/training-plan/workbook?unit_id=u1&year=2026')
  expect(await axeViolations()).toEqual([])
})

test('the nine boxes open their people on a click; what is not known is said to be unknown', async () => {
  const bands = ['low', 'middle', 'high'] as const
  const boxes = bands.flatMap((performance) => bands.map((potential) => ({ performance, potential, people: performance === 'high' && potential === 'high' ? 6 : 0 })))
  const talent = { unit: place.unit, year: 2025, small_group: 5, people: 20, placed: 6, unknown_performance: 2, unknown_potential: 12, by_assessment: 0, by_levels: 6, one_year: 0, boxes, method: { steps: ['last_predikat'], known_percent: 60, meets_percent: 80, valid_years: 3 }, limits: ['no_verdict'], may: [] }
  const person = { employee: { id: 'p1', name: 'Ni Luh Sari' }, position: 'Guru Ahli Muda', unit_name: 'SMP Negeri 3', performance: 'high', potential: 'high', basis: 'levels', predikats: [{ year: 2025, predikat: 'sangat_baik' }], assessed_on: null, required: 9, known: 8, meets: 8, meets_next: 7 }
  const api = mockApi({ ...always, 'GET /api/v1/development/talent': talent, 'GET /api/v1/development/talent/people': { items: [person], total: 1, page: 1, size: 10 } })
  const { user } = await renderPage('/opd/bakat')
  expect(await screen.findByRole('heading', { level: 1, name: '6 dari 20 orang dapat ditempatkan' })).toBeTruthy()
  expect(screen.getByText('12 orang belum dinilai kompetensinya dan belum diasesmen')).toBeTruthy()
  expect(await axeViolations()).toEqual([])
  await user.click(screen.getByRole('link', { name: 'Kinerja tinggi, potensi tinggi: 6 orang' }))
  expect((await screen.findByText('Ni Luh Sari')).closest('li')?.textContent).toContain('2025 Sangat Baik. Potensi dari tingkat kompetensi: 8 dari 8 terpenuhi')
  expect(api.last('GET', '/api/v1/development/talent/people')?.query.get('performance')).toBe('high')
})
