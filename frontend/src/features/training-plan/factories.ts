/** Needs and a plan of a school office, as the API gives them. */
import type { Heat, Plan, Programme } from './plan-queries'

export const place = { unit: { id: 'u1', name: 'Dinas Pendidikan' }, kind: 'perangkat_daerah', above: null, below: [] }
const COMPETENCES = [
  { code: 'asesmen', name: 'Asesmen', group: 'teknis' as const },
  { code: 'inklusif', name: 'Kelas inklusif', group: 'teknis' as const },
]
const row = (key: string, name: string, asesmen: number, inklusif: number) => ({
  key, name, people: Math.max(asesmen, inklusif), needs: asesmen + inklusif, cells: [{ competence_code: 'asesmen', people: asesmen }, { competence_code: 'inklusif', people: inklusif }],
})

export const heat = (more: Partial<Heat> = {}): Heat => ({
  unit: place.unit, year: 2026, by: 'unit', small_group: 5, people: 19, needs: 22, competences: COMPETENCES,
  rows: [row('s3', 'SMP Negeri 3', 11, 4), row('s5', 'SMP Negeri 5', 5, 0), row('own', 'Dinas Pendidikan', 2, 0)], ...more,
})

export const programme = (more: Partial<Programme> = {}): Programme => ({
  id: 'k1', title: 'Merancang asesmen', state: 'draft', decided_on: null, unit: place.unit, provider: 'BKPSDM', mode: 'tatap_muka', competences: ['asesmen'], hours: '12', sessions: 4,
  seats: 12, counts: { total: 12, free: 12, suggested: 0, waiting: 0, offered: 0, accepted: 0, approved: 0, declined: 0, attended: 0, missed: 0, passed_over: 0 },
  budget: '48000000', cost_per_seat: '4000000', from_on: '2026-11-02', until_on: '2026-11-11', priority: 1, needs: 18, people: 18, reached: 12, answered: 12, units: 2, units_needing: 3,
  previous: { id: 'k0', name: 'Asesmen 2025' }, version: 1, may: ['change', 'propose'], ...more,
})

export const plan = (more: Partial<Plan> = {}): Plan => ({
  unit: place.unit, agency_id: 7, year: 2026, people: 60, people_needing: 19, needs: 22, reached: 12, twice: 0, answered: 12, not_reached: 7, seats: 12, budget: '48000000', ceiling: '40000000', ceiling_version: 2,
  programmes: [programme()], missing: [{ competence: 'inklusif', needs: 4, units: [{ id: 's3', name: 'SMP Negeri 3' }] }],
  fairness: { years: 3, untrained: 15, with_seat: 10, passed_over: 3, reasons: ['Unitnya sedang akreditasi.'] }, may: ['propose', 'set_ceiling'], ...more,
})

export const competences = {
  items: COMPETENCES.map((one, at) => ({ ...one, id: `c${at}`, agency_id: 7, description: null, levels: null, valid_from: '2026-01-01', valid_until: '9999-12-31', version: 1, may: ['change'] })),
  may: ['add'],
}

const origin = { since: '2026-07-15', text: null, value: null, target: null, unit_of_measure: null, period_ids: [], evaluation_id: null, author: null, value_code: null, givers: null, level: null, required_level: null }
export const needy = {
  competence: COMPETENCES[0], origins: [{ kind: 'indicator', people: 9 }, { kind: 'advice', people: 6 }], total: 11, page: 1, size: 4,
  items: [{
    id: 'n1', employee: { id: 'p1', name: 'Ni Komang Trisna Dewi' }, position: 'Guru Ahli Pertama', unit_name: 'SMP Negeri 3', state: 'proposed', strength: 3, since: '2026-07-15', seat: null,
    origins: [{ ...origin, kind: 'indicator', text: 'Murid yang mencapai tujuan', value: '71', target: '85', unit_of_measure: '%', period_ids: [20260406, 20260709] }, { ...origin, kind: 'advice', author: 'I Made Wirawan' }],
  }],
}

export const tooFew = { programme_id: 'k0', verdict: 'too_few', least: 15, participants: 9, similar: 4, pairs: 4, before: null, after: null, similar_before: null, similar_after: null, difference: null, low: null, high: null, period_before: null, period_after: null, attended: 9, cost_per_person: null, method: [] }
