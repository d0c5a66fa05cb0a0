import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi } from '@/testing/api'
import { axeViolations, renderPage } from '@/testing/render'

import type { Evaluation } from './evaluation-queries'
import { answers, evaluation, puskesmas } from './factories'
import { elsewhere, RATINGS, type User } from './rating-world'

type Indicator = Evaluation['goals'][number]['indicators'][number]
const indicator: Indicator = {
  id: 'i1', aspect: 'kuantitas', perspective: null, text: 'Keluhan pasien', unit_of_measure: 'keluhan', direction: 'lower', accumulation: 'sum', target: '5', target_low: null, target_high: null, target_text: null, due_on: null,
  values: [{ period_id: 20260406, value: '6', narrative: 'Banyak pasien baru.', nothing_happened: false, source: 'person', override_reason: null, contested: false, reported_at: '2026-07-02T00:00:00Z' }], year_value: '6', progress_bp: 0, expected_bp: 5000,
}
const proof = { id: 'b1', period_id: 20260406, title: 'Buku keluhan', kind: 'link' as const, url: 'https://contoh.go.id/b', file_id: null, verdict: 'accepted' as const, verdict_reason: null, indicator_ids: ['i1'], created_at: '2026-07-02T00:00:00Z' }
const said = { id: 'f1', goal_id: 'g1', value_code: null, giver: { id: 'p9', name: 'I Made Wirawan' }, giver_role: 'pimpinan' as const, giver_agency: null, source_note: null, text: 'Antrean lebih rapi.', symbol: null, evidence_url: null, period_id: 20260406, given_at: '2026-06-20T00:00:00Z' }
const offers: { code: string; facts: Record<string, string> }[] = [
  { code: 'results_facts', facts: { indicators: '1', reported: '1', measured: '1', behind: '1', farthest: 'Keluhan pasien', evidence: '1' } },
  { code: 'behaviour_facts', facts: { feedback: '2', values: 'Harmonis' } },
]
const RESULTS = '0 dari 1 indikator sesuai atau di depan jalur, 1 tertinggal; paling jauh “Keluhan pasien”. 1 bukti diterima.'
const BEHAVIOUR = '2 umpan balik tentang perilaku pada periode ini: Harmonis.'
const whole: Evaluation = {
  ...evaluation, offers, evidence: [proof, { ...proof, id: 'b2', title: 'Foto loket', indicator_ids: [] }],
  goals: [{ id: 'g1', kind: 'utama', cascade: 'direct', position: 1, text: 'Pasien puas', parent_text: null, assigned_by: null, result_group: null, practice_code: null, indicators: [indicator], feedback: [said], feedback_total: 1 }],
  courses: [{ indicator_id: 'i1', track: 'far_behind', points: [{ period_id: 20260406, ends_on: '2026-06-30', value: '6', expected: '2.5' }] }],
}
const open = (more: Record<string, unknown> = {}) => mockApi({ ...answers, 'GET /api/v1/evaluations/e1': whole, ...more })

async function meetsBoth(user: User) {
  for (const group of await screen.findAllByRole('group')) await user.click(within(group).getByRole('radio', { name: 'Sesuai' }))
}

test('beside an indicator stand what was reached, what should be, the direction, the way there and its evidence', async () => {
  open()
  await renderPage('/evaluasi/e1')
  const row = within((await screen.findByText('Keluhan pasien')).closest('li') as HTMLElement)
  expect(row.getByText('6 keluhan')).toBeTruthy()
  expect(row.getByText('paling banyak 2,5 keluhan')).toBeTruthy()
  expect(row.getByText('5 keluhan')).toBeTruthy()
  expect(row.getByText('Jauh tertinggal')).toBeTruthy()
  expect(row.getByText('Makin kecil makin baik')).toBeTruthy()
  expect(row.getByRole('img').getAttribute('aria-label')).toContain('Triwulan II 2026 6\u00a0keluhan, seharusnya 2,5\u00a0keluhan')
  expect(row.getByRole('link', { name: 'Buku keluhan' })).toBeTruthy()
  expect(row.getByText('Diterima')).toBeTruthy()
  expect(screen.getByText('Antrean lebih rapi.', { exact: false })).toBeTruthy()
  expect(within(screen.getByRole('region', { name: 'Bukti lain' })).getByRole('link', { name: 'Foto loket' })).toBeTruthy()
  expect(await axeViolations()).toEqual([])
})

test('the unit whose achievement counts is named with its grade, also for who may not set it', async () => {
  open()
  await renderPage('/evaluasi/e1')
  const unit = within(await screen.findByRole('region', { name: 'Capaian kinerja organisasi' }))
  expect(unit.getByText(puskesmas.unit.name)).toBeTruthy()
  expect(unit.getByRole('img', { name: 'Capaian organisasi Baik' })).toBeTruthy()
})

test('meets and meets says why: what the facts say is offered, and taken with one tap', async () => {
  const { last } = open({ [`PUT ${RATINGS}`]: elsewhere })
  const { user } = await renderPage('/evaluasi/e1')
  await meetsBoth(user)
  const why = screen.getByText('Mengapa Baik?').closest('.box') as HTMLElement
  expect(why.textContent).toContain(`Hasil kerja sesuai ekspektasi. ${RESULTS}`)
  expect(why.textContent).toContain(`Perilaku kerja sesuai ekspektasi. ${BEHAVIOUR}`)
  const [first] = screen.getAllByRole('button', { name: 'Pakai kalimat ini' })
  await user.click(first as HTMLElement)
  expect(screen.getAllByLabelText<HTMLTextAreaElement>('Alasan').map((one) => one.value)).toEqual([RESULTS, ''])
  expect(screen.getAllByRole('button', { name: 'Pakai kalimat ini' })).toHaveLength(1)
  await user.click(screen.getByRole('button', { name: 'Simpan penilaian' }))
  await waitFor(() => expect(last('PUT', RATINGS)?.body).toMatchObject({ results_reason: RESULTS, behaviour_reason: null }))
})

test('a signed result without a word of the assessor says what stood behind it', async () => {
  const side = { rating: 'sesuai_ekspektasi' as const, reason: null }
  const why: Evaluation['why'] = {
    rule: { id: 'R37', law: 'PermenPANRB 6/2022', article: null, title: '', effective_from: '2022-01-01' }, unit: { rule: 'R35', unit_id: 'u1', unit_name: puskesmas.unit.name, period_id: 20260406, grade: 'istimewa', stands_in: false },
    results: side, behaviour: side, predikat: 'baik', decided: { id: 'p9', name: 'I Made Wirawan', position: null, at: '2026-07-16T06:01:00Z' },
    sentences: [{ code: 'unit_grade', facts: { unit: puskesmas.unit.name, grade: 'istimewa' } }, ...offers], change: [], notes: [],
  }
  open({ 'GET /api/v1/evaluations/e1': { ...whole, state: 'signed', may: [], offers: null, predikat: 'baik', why } })
  await renderPage('/evaluasi/e1')
  const box = (await screen.findByText('Mengapa Baik?')).closest('.box') as HTMLElement
  expect(box.textContent).toContain(RESULTS)
  expect(box.textContent).toContain(BEHAVIOUR)
  expect(within(box).getByRole('img', { name: 'Capaian organisasi Istimewa' })).toBeTruthy()
})

test('beside the practice of a teacher stands the way to the observations in class', async () => {
  const [goal] = whole.goals
  open({ 'GET /api/v1/evaluations/e1': { ...whole, goals: [{ ...goal, result_group: 'praktik_kinerja', practice_code: 'umpan_balik_konstruktif' }] } })
  await renderPage('/evaluasi/e1')
  const link = await screen.findByRole('link', { name: 'Pengamatan kelas untuk praktik ini' })
  expect(link.getAttribute('href')).toBe(`/observasi?skp=${whole.plan_id}`)
})
