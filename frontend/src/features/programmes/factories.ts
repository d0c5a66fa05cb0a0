/** A programme with its seats as the API gives them. */
import type { Effect, Programme, Seat } from './programme-queries'

const counts = { total: 2, free: 2, suggested: 0, waiting: 0, offered: 0, accepted: 0, approved: 0, declined: 0, attended: 0, missed: 0, passed_over: 0 }
const sessions = [{ on: '2026-10-08', starts: '13:00', ends: '16:00' }, { on: '2026-10-09', starts: '13:00', ends: '16:00' }]

type ProgrammePart = Omit<Partial<Programme>, 'seats'> & { seats?: Partial<Programme['seats']> }

export const programme = ({ seats, ...more }: ProgrammePart = {}): Programme => ({
  id: 'p1', agency_id: 7, unit: { id: 'u1', name: 'Dinas Pendidikan' }, title: 'Merancang asesmen', description: 'Empat sore.', provider: 'BKPSDM', place: 'Aula Dinas', mode: 'tatap_muka', competences: ['asesmen'], sessions, hours: '12', budget: '48000000', cost_per_seat: '24000000',
  from_on: '2026-10-08', until_on: '2026-10-09', state: 'approved', is_running: false, decided_on: null, decision_reason: null, version: 3, answers: null, may: [], seats: { ...counts, ...seats }, ...more,
})

export const seat = (id: string, name: string, more: Partial<Seat> = {}): Seat => ({
  id, programme_id: 'p1', title: 'Merancang asesmen', from_on: '2026-10-08', until_on: '2026-10-09', sessions, hours: '12', programme_place: 'Aula Dinas', programme_state: 'approved', employee: { id: `e-${id}`, name }, position: 'Guru Ahli Pertama', unit: { id: 'u3', name: 'SMP Negeri 3' },
  state: 'suggested', place: 1, answer_until: null, approver: null, refusal: null, passed_over_reason: null, attended_sessions: [], needs_reason: false, version: 1, may: [],
  reasons: { needs: [{ competence: 'asesmen', origins: ['indicator', 'advice'], strength: 4, since: '2026-07-15' }], last_trained: '2024-03-12', passed: 0, unit_people: 20, unit_away: 0, unit_room: 5, seats: 2, candidates: 3, held: null },
  ...more,
})

export const effect = (more: Partial<Effect> = {}): Effect => ({
  programme_id: 'p1', verdict: 'better', least: 15, participants: 24, similar: 60, pairs: 20, before: 8100, after: 9300, similar_before: 8200, similar_after: 8800, difference: 600, low: 100, high: 1100, period_before: 20260709, period_after: 20261012, attended: 24, cost_per_person: '2000000', method: ['same_indicators', 'not_chosen_by_lot'], ...more,
})

export const competences = { items: [{ code: 'asesmen', name: 'Asesmen pembelajaran' }] }
