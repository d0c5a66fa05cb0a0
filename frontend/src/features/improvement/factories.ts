/** An improvement that runs, and a coaching before it, as the API gives them. */
import { kadek } from '@/testing/people'

import type { File, Improvement, Session } from './improvement-queries'

export const person = { ...kadek, id: 'w1', name: 'Ni Wayan Ayu' }
export const chief = { ...kadek, id: 'k1', name: 'I Made Wirawan', assesses: 6 }
const named = { id: person.id, name: person.name }
const leader = { id: chief.id, name: chief.name }
const talks = ['2026-11-08', '2026-12-08', '2027-01-08', '2027-02-08', '2027-03-08', '2027-04-08']

export const improvement: Improvement = {
  id: 'i1', state: 'berjalan', begun_on: '2026-10-08', ends_on: '2027-04-08', decide_by: '2027-04-22', due_on: '2027-04-08', closed_on: null,
  goals: ['Rekap lengkap tiap Jumat'], help: 'Pendampingan tiap Selasa', talks: talks.map((due_on) => ({ due_on, held_on: null })),
  steps: [{ id: 's1', kind: 'mulai', happened_on: '2026-10-08', by: leader, text: 'Pendampingan tiap Selasa', document_no: null, post_title: null, until_on: null, read_by_on: '2026-10-15', read_at: null, own_word: null }],
  may: [], version: 1,
}

export const file: File = {
  employee: named, assessor: leader, superior: { id: 'h1', name: 'Ida Ayu' }, ground: null, coached_on: '2026-10-05', months: 6, placement_months: 12, items: [improvement], may: [],
}

export const coaching: Session = {
  id: 'g1', employee: named, leader, kind: 'bimbingan', held_on: '2026-10-05', goal: 'Rekap lengkap', facts: 'Empat terlambat', options: 'Lembar ringkas', next_steps: 'Mulai pekan depan', adjusts_plan: false,
  signed_by_employee_at: null, signed_by_leader_at: '2026-10-05T02:00:00Z', stage: 'draft', statements: null, statement_note: null, may: ['change', 'sign'], version: 2,
}

export const sessions = { employee: named, items: [coaching], may: [] as Session['kind'][] }
