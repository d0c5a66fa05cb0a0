/** People of tests on their way up, as the API gives them. */
import type { Candidate, CandidateList, Condition, Fact, PathView, Promotion } from './promotion-queries'

const NO_FACT: Fact = { kind: 'rank', value: null, year: null, from_on: null, until_on: null, months: null, need_months: null, have: null, need: null, limit: null, document_no: null, source: null, source_id: null }
export const fact = (more: Partial<Fact>): Fact => ({ ...NO_FACT, ...more })

const NO_CONDITION: Condition = { code: 'credit', rule_id: 'R90e', state: 'met', facts: [], missing_points: null, met_on: null, if_predikat: null, filled_by: null }
export const condition = (more: Partial<Condition>): Condition => ({ ...NO_CONDITION, ...more })

const points = (have: string) => fact({ kind: 'points', value: 'ahli_muda', have, need: '100.00', source: 'credit_ledger', source_id: 'p1' })
const part = (value: string, have: string, year: number | null) => fact({ kind: 'points_part', value, have, year })
const rank = (months: number, from_on: string) => fact({ kind: 'rank', value: 'III/c', from_on, months, need_months: 24, document_no: 'SK 823/14', source: 'career_record', source_id: 'r1' })
const year = (of: number, value: string | null) => fact({ kind: 'predikat', year: of, value, source: value ? 'career_record' : null, source_id: value ? 'r2' : null })

export const enough = condition({ facts: [points('118.75'), part('lama', '31.25', null), part('konversi', '25.00', 2023), part('konversi', '25.00', 2024), part('konversi', '37.50', 2025)] })
export const lacking = condition({ state: 'not_met', facts: [points('97.92')], missing_points: '2.08', met_on: '2027-02-01', if_predikat: 'baik' })
export const inRank = condition({ code: 'time_in_rank', facts: [rank(68, '2021-04-01')] })
export const rated = condition({ code: 'predikat', facts: [year(2024, 'baik'), year(2025, 'sangat_baik')] })
export const free = condition({ code: 'no_sanction', rule_id: 'R90b' })
export const unrated = condition({ code: 'predikat', state: 'unknown', facts: [year(2024, 'baik'), year(2025, null)], filled_by: 'hr_agency' })
export const seatsUnknown = condition({ code: 'vacancy', rule_id: 'R83', state: 'unknown', facts: [fact({ kind: 'seats', value: 'ahli_madya', have: '4' })], filled_by: 'hr_agency' })

export const path = (more: Partial<PathView> = {}): PathView => {
  const conditions = more.conditions ?? [enough, inRank, rated, free]
  const met = conditions.filter((one) => one.state === 'met').length
  return { path: 'pilihan_fungsional', outcome: 'ready', from_value: 'III/c', to_value: 'III/d', met, asked: conditions.length, conditions, nearest_on: '2026-12-01', why_not: null, proposal: null, ...more }
}

export const person = (id: string, name: string, detail: Partial<PathView> = {}): Candidate => ({
  id, name, front_title: null, back_title: 'S.Pd.', nip: '198802142011012004', kind: 'pns', state: 'aktif', agency_id: 3, unit_id: 'u1', unit_name: 'SMP Negeri 3 Denpasar', position: 'Guru Ahli Muda', grade: 'III/c', detail: path(detail),
})

export const ready = [person('p1', 'Ni Putu Ayu Suartini'), person('p2', 'I Wayan Gede Artawan', { proposal: null })]
export const almost = [person('p3', 'Ida Bagus Komang Yudiana', { outcome: 'one_missing', conditions: [lacking, inRank, rated, free], nearest_on: '2027-02-01' })]

export const candidates = (items: Candidate[], more: Partial<CandidateList> = {}): CandidateList => ({
  window_on: '2026-12-01', propose_until: '2026-10-30', working_days_left: 16, path: 'pilihan_fungsional', agency_id: 3, agency_name: 'Dinas Pendidikan, Kepemudaan dan Olahraga', unit_id: null, unit_name: null,
  total: 3920, counts: { ready: 38, one_missing: 61, more_missing: 143, unknown: 17, too_early: 3661 }, not_applicable: 412, everybody: 4332, proposed: 0, decided: 9,
  frequent: [
    { outcome: 'one_missing', code: 'predikat', people: 8, only_this: 8 }, { outcome: 'one_missing', code: 'credit', people: 24, only_this: 24 },
    { outcome: 'more_missing', code: 'credit', people: 120, only_this: 0 }, { outcome: 'more_missing', code: 'time_in_rank', people: 100, only_this: 0 },
    { outcome: 'unknown', code: 'vacancy', people: 12, only_this: 12 },
  ],
  matching: items.length, items, next_cursor: null, may: ['propose'], ...more,
})

export const windows = {
  items: [
    { window_on: '2026-12-01', propose_until: '2026-10-30', working_days_left: 16, can_propose: true },
    { window_on: '2027-01-01', propose_until: '2026-11-30', working_days_left: 37, can_propose: true },
  ],
  next_on: '2026-12-01',
}

export const promotion = (more: Partial<Promotion> = {}): Promotion => ({
  employee: { id: 'p1', name: 'Ni Putu Ayu Suartini' }, kind: 'pns', grade: 'III/c', grade_since: '2021-04-01', level: 'ahli_muda', position: 'Guru Ahli Muda', window_on: '2026-12-01', propose_until: '2026-10-30',
  paths: [
    path(),
    path({ path: 'reguler', outcome: 'not_applicable', conditions: [], why_not: { code: 'another_path', rule_id: 'R90b', path: 'pilihan_fungsional' } }),
    path({ path: 'jenjang', outcome: 'unknown', from_value: 'ahli_muda', to_value: 'ahli_madya', conditions: [condition({ ...lacking, rule_id: 'R83' }), rated, seatsUnknown], nearest_on: null }),
  ],
  windows: [{ window_on: '2026-12-01', outcomes: { pilihan_fungsional: 'ready', jenjang: 'unknown' } }, { window_on: '2027-01-01', outcomes: { pilihan_fungsional: 'ready', jenjang: 'unknown' } }],
  may: ['propose'], ...more,
})
