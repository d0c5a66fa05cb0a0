/** A health agency of tests, as the API shows it to its head. */
import { healthy, kadek } from '@/testing/people'
import { currentPeriod } from '@/testing/periods'

import type { Cockpit, CockpitService, Decision, Figures, PersonLine, UnitLine } from './cockpit-queries'

export const figures: Figures = {
  posts: 50, on_duty: 48, plan_missing: 4, plan_to_agree: 1, unreported: 12, complete: 31, evidence_waiting: 6, evidence_returned: 2, feedback_missing: 9, unsigned: 48,
  sangat_baik: 0, baik: 0, butuh_perbaikan: 0, kurang: 0, sangat_kurang: 0, ahead: 4, on_track: 27, slightly_behind: 4, far_behind: 3,
  indicators: 200, reported: 160, measured: 150, behind: 21, goals: 100, goals_linked: 82, progress_bp: 6400, expected_bp: 7000, track: 'slightly_behind',
}
export const lastFigures: Figures = { ...figures, unsigned: 6, baik: 30, butuh_perbaikan: 8, sangat_baik: 4, ahead: 5, on_track: 30, slightly_behind: 3, far_behind: 2, complete: 40, unreported: 0, progress_bp: 5000, expected_bp: 5100, track: 'on_track' }

const kota = { id: 'u-kota', name: 'Pemerintah Kota Denpasar', kind: 'kota' as const }
export const dinas = { id: 'u-dinas', name: 'Dinas Kesehatan', kind: 'opd' as const }
const sari = { id: 'u-sari', name: 'Puskesmas Sari Segara', kind: 'puskesmas' as const }
const quarter = (id: number, starts_on: string, ends_on: string, state: Cockpit['period']['state']) => ({ id, kind: 'triwulanan' as const, state, starts_on, ends_on, report_due_on: '2026-10-09', evaluate_due_on: '2026-10-20' })
const third = quarter(20260709, '2026-07-01', '2026-09-30', 'open')
const second = quarter(20260406, '2026-04-01', '2026-06-30', 'closed')

export const decision = (kind: Decision['kind'], more: Partial<Decision> = {}): Decision => ({ kind, unit: dinas, tally: null, count: 4, of: 48, due_on: null, periods: null, ...more })
export const cockpit: Cockpit = {
  unit: dinas, above: [], tops: [dinas], period: third, periods: [third, second], counted_at: '2026-10-08T02:42:00Z', figures, previous: lastFigures,
  since: { since: '2026-09-28', slipped: 3, recovered: 1 },
  weeks: [{ week: '2026-09-28', posts: 50, complete: 10, on_track: 20, behind: 5 }, { week: '2026-10-05', posts: 50, complete: 20, on_track: 26, behind: 6 }],
  forecast: { low: 6500, likely: 7400, high: 8200, units: 12 }, guideline: null,
  decisions: [
    decision('unit_behind', { unit: sari, count: 6, of: 17, periods: 3 }),
    decision('plans_missing', { tally: 'plan_missing', due_on: '2026-01-31' }),
    decision('reports_missing', { tally: 'unreported', count: 12, due_on: '2026-10-09' }),
  ],
}
export const belowTheCity: Cockpit = { ...cockpit, above: [kota], tops: [kota] }

export const unitLine: UnitLine = { unit: sari, head: null, below: 0, figures: { ...figures, posts: 17, track: 'far_behind', progress_bp: 4000 }, previous: lastFigures, slipped: 2, grade: null }
export const person: PersonLine = {
  employee: { id: 'p-putu', name: 'Putu Eka Wahyuni', nip: null, position: 'Perawat Terampil' }, assignment_id: 'a-putu', unit: { id: 'u-sari', name: 'Puskesmas Sari Segara' }, assessor: { id: 'p-made', name: 'I Made Wirawan' },
  plan_id: 'plan-putu', plan_state: 'agreed', indicators: 5, reported: 5, measured: 5, behind: 3, farthest: 'Kunjungan rumah', evidence_waiting: 2, evidence_returned: 1, feedback_given: 0,
  evaluation_id: null, evaluation_state: null, predikat: null, track: 'far_behind', was: 'on_track',
  needs: [
    { kind: 'behind', waits_on: 'me', count: 3, waits_days: null }, { kind: 'evidence_to_judge', waits_on: 'me', count: 2, waits_days: 4 },
    { kind: 'no_feedback', waits_on: 'me', count: null, waits_days: null }, { kind: 'evidence_returned', waits_on: 'them', count: 1, waits_days: null },
  ],
}
export const permits: CockpitService = {
  service: { id: 's-izin', name: 'Izin praktik tenaga kesehatan' }, noun: 'izin', unit: { id: 'u-b2', name: 'Bidang Pelayanan Perizinan' }, standard_days: 5,
  figures: { median_days: 4, p90_days: 7, on_time_share: '91.94', done: 62, late: 5 }, running: 12, overdue: 2,
  goals: [{ goal: 'Meningkatnya kualitas pelayanan perizinan', indicator: 'Izin terbit sesuai standar waktu', metric: 'on_time_share', target: '95', direction: 'higher', unit_of_measure: 'persen', people: 1 }],
}
export const paged = <T>(items: T[], total = items.length) => ({ items, total, page: 1, size: 10 })

export const head = { ...kadek, leads: true, assesses: 5, position: 'Kepala Dinas Kesehatan' }
export const answers = {
  'GET /api/health/live': healthy,
  'GET /api/v1/me': head,
  'GET /api/v1/periods/current': currentPeriod,
  'GET /api/v1/tasks': { items: [], waiting: [] },
  'GET /api/v1/cockpit': cockpit,
  'GET /api/v1/cockpit/units': paged([unitLine]),
  'GET /api/v1/cockpit/people': paged([person], 7),
  'GET /api/v1/cockpit/services': paged([]),
  'GET /api/v1/cockpit/views': { items: [] },
}
