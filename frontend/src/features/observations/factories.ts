/** An observation as the API gives it, between a head and a teacher. */
import { kadek } from '@/testing/people'
import type { Practice } from '@/lib/practices'

import type { Observation, ObservablePlan } from './observation-queries'

export const teacher = { id: 'g1', name: 'Ni Luh Putu Sriani' }
export const head = { ...kadek, id: 'k1', name: 'I Ketut Sudarma', assesses: 6, may: ['observe'] }
export const teaching = { ...kadek, ...teacher, may: ['be_observed'] }

const advice = (word: string) => [1, 2, 3].map((n) => ({ id: `${word} ${n}`, en: `${word} ${n} in English` }))
const behaviour = (code: string, text: string) => ({ code, text: { id: text, en: `${text} (en)` }, advised: advice(`anjuran ${code}`), avoided: advice(`hindari ${code}`) })

export const practice: Practice = {
  code: 'teratur',
  name: { id: 'Keteraturan suasana kelas', en: 'An orderly classroom' },
  read_by: 'law',
  behaviours: [behaviour('a', 'Aturan disepakati.'), behaviour('b', 'Gangguan ditanggapi.'), behaviour('c', 'Murid tahu berikutnya.')],
}
const other: Practice = { ...practice, name: { id: 'Umpan balik konstruktif', en: 'Constructive feedback' }, behaviours: [] }
export const table = { name: 'teaching_practices', rule_id: 'R106', rows: [{ key: 'teratur', cells: practice }, { key: 'umpan_balik', cells: other }] }

export const observation: Observation = {
  id: 'o1', plan_id: 'p1', goal_id: 't1', employee: teacher, observer: { id: head.id, name: head.name }, practice_code: 'teratur', planned_on: '2026-10-08', class_name: 'IV B', subject: 'IPAS', from_time: '08:00', until_time: '09:10', focus: ['a', 'b', 'c'],
  agreed_by_teacher_at: '2026-10-07T02:00:00Z', agreed_by_observer_at: '2026-10-06T02:00:00Z', stage: 'observasi', answers: {}, notes: '', others: {}, notes_version: 0, observed_at: null, reflect_due_on: null, reflection: null, response: null, follow_up: null,
  closed_at: null, cancel_reason: null, corrects_id: null, corrected_by_id: null, reads: 'all', may: ['move', 'cancel', 'note', 'observe'], version: 2,
}

export const made: Observation = {
  ...observation, stage: 'refleksi', answers: { a: 'jelas_terlihat', b: 'sebagian', c: 'belum_terlihat' }, notes: '08.12 dua murid bertukar tempat', notes_version: 1, observed_at: '2026-10-08T01:10:00Z', reflect_due_on: '2026-10-09', may: ['reflect', 'finish'], version: 3,
}

export const observable: ObservablePlan = {
  plan_id: 'p1', goal_id: 't1', employee: teacher, position: 'Guru Ahli Muda', unit_name: 'SDN 1', practice_code: 'teratur', finished: 0, last_finished_at: null, open: null, is_own: false,
}
