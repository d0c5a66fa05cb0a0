/** What the API says of people and units in tests. */
import { kadek } from '@/testing/people'

import type { Person, Unit } from './organization-queries'

export const dinas: Unit = { id: '0190-u1', agency_id: 7, parent_id: '0190-u0', kind: 'opd', code: '1.02', npsn: null, name: 'Dinas Kesehatan', depth: 1, is_independent: true, version: 1 }
export const puskesmas: Unit = { ...dinas, id: '0190-u2', parent_id: dinas.id, kind: 'puskesmas', code: null, name: 'Puskesmas Taman Sari', depth: 2, version: 3 }

const post = { id: 'a1', unit_id: puskesmas.id, agency_id: 7, kind: 'definitif' as const, title: 'Perawat Ahli Pertama', valid_from: '2024-01-01', valid_until: '9999-12-31', position_kind: 'ahli_pertama' as const, is_head: false, population: 'semua', unit_name: puskesmas.name }
const assessor = { id: 's1', assignment_id: 'a1', assessor_id: 'p9', assessor_name: 'drg. I Made Wirawan', kind: 'definitif' as const, instead_of: null, reason: null, valid_from: '2024-01-01', valid_until: '9999-12-31' }

export const person: Person = {
  id: 'p1', name: kadek.name, front_title: null, back_title: 'A.Md.Kep.', nip: kadek.nip, kind: 'pns', grade: 'III/a', sex: 'p', sex_differs: false, state: 'aktif', agency_id: 7, unit_id: puskesmas.id,
  unit_name: puskesmas.name, position: 'Perawat Ahli Pertama', version: 4, assignments: [post], may: ['change', 'end', 'assign', 'reset'],
  assessors: [assessor, { ...assessor, id: 's2', assessor_name: 'Luh Diah Pratiwi', kind: 'plh', reason: 'Cuti', valid_from: '2026-10-01', valid_until: '2026-11-01' }],
}
