/** What the API says of evaluations in tests. */
import { page } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { currentPeriod } from '@/testing/periods'

import type { Evaluation, EvaluationItem, UnitAchievement } from './evaluation-queries'
import type { Hearing } from './hearing-queries'

const party = { id: 'p1', name: kadek.name, front_title: null, back_title: 'A.Md.Kep.', nip: null, grade: 'III/a', position: 'Perawat Terampil', unit_name: 'Puskesmas Taman Sari' }
const unit = { id: 'u1', name: 'Puskesmas Taman Sari' }

export const evaluation: Evaluation = {
  id: 'e1', plan_id: 'plan-1', cycle_id: 20261, period: { id: 20260406, kind: 'triwulanan', starts_on: '2026-04-01', ends_on: '2026-06-30', state: 'evaluating' }, kind: 'periodik', state: 'open', version: 3, form: 'ja_jf', approach: 'kuantitatif',
  due_on: '2026-10-12', unit, employee: party, assessor: { ...party, id: 'p9', name: 'I Made Wirawan' }, superior: { ...party, id: 'p8', name: 'Ida Ayu Kepala' }, is_final: false, evaluated_from: '2026-06-23', unit_achievement: { unit_id: 'u1', unit_name: unit.name, period_id: 20260406, grade: 'baik', basis: null, stands_in: false },
  goals: [], courses: [], offers: null, behaviour: [], evidence: [], periodic: [], ratings: null, predikat: null, why: null, notes: null, head_hint: null, signed_at: null, acknowledge_due_on: null, early_reason: null, receipt: null, receipt_note: null, received_at: null, voided_at: null,
  seen_by: [], may: ['rate', 'sign'], decisions: [], queue: null, unreported: null,
}

export const item: EvaluationItem = {
  id: 'e1', plan_id: 'plan-1', period_id: 20260406, kind: 'periodik', state: 'open', employee: { id: 'p1', name: kadek.name, nip: null }, unit, assessor: { id: 'p9', name: 'I Made Wirawan' }, due_on: '2026-10-12',
  results_rating: null, behaviour_rating: null, predikat: null, receipt: null, signed_at: null, version: 3, updated_at: '2026-10-01T00:00:00Z', voided_at: null,
}

export const hearing: Hearing = {
  evaluation_id: 'e1', said: [], acknowledge_due_on: '2026-10-28', is_late: false, answer_due_on: '2026-10-19', may: [],
  objection: { final: null, to: { id: 'p10', name: 'dr. Ni Luh Sekar', position: 'Kepala Dinas Kesehatan' }, due_on: '2026-10-28', decided_within_days: 7 },
}

export const puskesmas: UnitAchievement = { unit, period_id: 20260406, grade: 'baik', basis: '9 dari 11 rencana aksi', set_by: null, set_at: null, version: 1, may: [] }

const below = 'di_bawah_ekspektasi'
const meets = 'sesuai_ekspektasi'
const above = 'di_atas_ekspektasi'
const CELLS = { [`${meets}/${meets}`]: 'baik', [`${above}/${meets}`]: 'baik', [`${above}/${above}`]: 'sangat_baik', [`${below}/${below}`]: 'sangat_kurang' }

export const answers = {
  'GET /api/health/live': healthy,
  'GET /api/v1/me': { ...kadek, assesses: 12 },
  'GET /api/v1/periods/current': currentPeriod,
  'GET /api/v1/tasks': { items: [], waiting: [], reminders: [] },
  'GET /api/v1/unit-achievements': page([puskesmas]),
  'GET /api/v1/evaluations': page([item]),
  'GET /api/v1/evaluations/e1': evaluation,
  'GET /api/v1/evaluations/e1/hearing': hearing,
  'GET /api/v1/rules/tables/quadrant': { rows: Object.entries(CELLS).map(([key, predikat]) => ({ key, cells: { predikat } })) },
}
