/** Needs, seats and plans of tests, as the API gives them. */
import { kadek } from '@/testing/people'

import type { Action, Development, LearningNeed, Origin } from './learning-queries'
import type { PersonSeats, Seat, SeatDetail } from './seat-queries'

const nothing = { text: null, value: null, target: null, unit_of_measure: null, period_ids: [], evaluation_id: null, author: null, value_code: null, givers: null, level: null, required_level: null }
export const person = { id: kadek.id, name: kadek.name }
export const superior = { id: 'p-kepsek', name: 'Made Suartini' }

export const origin = (more: Partial<Origin>): Origin => ({ ...nothing, kind: 'indicator', since: '2026-06-30', ...more })
export const behind = origin({ text: 'Murid mencapai tujuan pembelajaran', value: '71', target: '85', unit_of_measure: 'persen', period_ids: [20260406, 20260709] })
export const advised = origin({ kind: 'advice', since: '2026-07-15', text: 'Coba asesmen singkat di akhir tiap topik.', author: superior.name, period_ids: [20260406] })

export const need = (more: Partial<LearningNeed> = {}): LearningNeed => ({
  id: 'n-asesmen', competence: { code: 'asesmen', name: 'Asesmen pembelajaran', group: 'teknis' }, state: 'agreed', strength: 3, since: '2026-06-30',
  own_level: 2, assessor_level: 2, post_level: 3, origins: [behind, advised], reason: null, decided_on: '2026-08-01', answered_on: null, answered_by: null, version: 4, may: ['reject'], ...more,
})

export const action = (more: Partial<Action> = {}): Action => ({
  id: 'a-observasi', kind: 'observasi', text: 'Observasi kelas bersama Ratna Sari', competence_code: 'asesmen', hours: '2', from_on: '2026-10-20', until_on: '2026-10-20',
  state: 'agreed', evidence_url: null, evidence_note: null, reason: null, seat_id: null, version: 2, may: ['done', 'drop'], ...more,
})

export const development: Development = {
  employee: person, year: 2026,
  plan: { id: 'd-2026', state: 'agreed', agreed_on: '2026-01-14', agreed_with: superior, version: 3, may: [] },
  hours: { target: '20', done: '12', agreed: '2', offered: '12', planned: '0' },
  needs: [need()], wishes: [], actions: [action()], seats: [], may: ['wish', 'add_action'],
}

export const seat = (more: Partial<Seat> = {}): Seat => ({
  id: 's-1', programme_id: 'tp-1', title: 'Merancang asesmen yang dipakai mengajar', from_on: '2026-11-02', until_on: '2026-11-04',
  sessions: ['2026-11-02', '2026-11-03', '2026-11-04'].map((on) => ({ on, starts: '13:00', ends: '16:00' })),
  hours: '12', attended_sessions: [], programme_place: 'SMP Negeri 1 Denpasar', programme_state: 'approved', employee: person, position: 'Guru Ahli Muda', unit: { id: 'u-1', name: 'SMP Negeri 1' },
  state: 'offered', place: 17,
  reasons: { needs: [{ competence: 'asesmen', origins: ['indicator', 'advice'], strength: 3, since: '2026-06-30' }], last_trained: '2024-03-14', passed: 0, unit_people: 24, unit_away: 1, unit_room: 5, seats: 40, candidates: 60, held: null },
  answer_until: '2026-10-14', approver: null, refusal: null, passed_over_reason: null, needs_reason: false, version: 2, may: ['answer'], ...more,
})

export const seats = (...items: Seat[]): PersonSeats => ({ items, superior, approve_days: 2 })

export const detail = (more: Partial<SeatDetail> = {}): SeatDetail => ({ seat: seat(), provider: 'BKPSDM', mode: 'tatap_muka', description: null, superior, approve_days: 2, unit_most: 6, colleagues: [], ...more })

/** What is read until something is written, and from then on; the write answers with `answer`. */
export function changing(read: string, before: unknown, write: string, after: unknown, answer = after) {
  let now = before
  return {
    [`GET ${read}`]: () => ({ body: now }),
    [write]: () => {
      now = after
      return { body: answer }
    },
  }
}
