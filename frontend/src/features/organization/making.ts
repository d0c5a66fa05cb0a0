/** What the API says of people, units and imports in tests. */
import { kadek } from '@/testing/people'

import type { Import, ImportRow } from './import-queries'
import type { Person, Unit } from './organization-queries'

export const hr = { ...kadek, name: 'I Gede Arta Wijaya', may: ['organization', 'import', 'people'], roles: [{ role: 'hr_agency' as const, for_agency_id: 7 }] }

export const dinas: Unit = { id: '0190-u1', agency_id: 7, parent_id: '0190-u0', kind: 'opd', code: '1.02', name: 'Dinas Kesehatan', depth: 1, is_independent: true, version: 1 }
export const puskesmas: Unit = { ...dinas, id: '0190-u2', parent_id: dinas.id, kind: 'puskesmas', code: null, name: 'Puskesmas Taman Sari', depth: 2, version: 3 }

const post = { id: 'a1', unit_id: puskesmas.id, agency_id: 7, kind: 'definitif' as const, title: 'Perawat Ahli Pertama', valid_from: '2024-01-01', valid_until: '9999-12-31', position_kind: 'ahli_pertama' as const, is_head: false, unit_name: puskesmas.name }
const assessor = { id: 's1', assignment_id: 'a1', assessor_id: 'p9', assessor_name: 'drg. I Made Wirawan', kind: 'definitif' as const, reason: null, valid_from: '2024-01-01', valid_until: '9999-12-31' }

export const person: Person = {
  id: 'p1', name: kadek.name, front_title: null, back_title: 'A.Md.Kep.', nip: kadek.nip, kind: 'pns', grade: 'III/a', state: 'aktif', agency_id: 7, unit_id: puskesmas.id,
  unit_name: puskesmas.name, position: 'Perawat Ahli Pertama', version: 4, assignments: [post], may: ['change', 'end', 'assign', 'reset'],
  assessors: [assessor, { ...assessor, id: 's2', assessor_name: 'Luh Diah Pratiwi', kind: 'plh', reason: 'Cuti', valid_from: '2026-10-01', valid_until: '2026-11-01' }],
}

export const previewed: Import = {
  id: 'i1', kind: 'employees', file_name: 'pegawai.csv', state: 'previewed', counts: { add: 30, change: 8, same: 3, choose: 0, refuse: 1, others: 0 }, mapping: { number: { column: 'A', title: 'NIP' } },
  problem: null, progress: null, requested_at: '2026-10-08T02:00:00Z', applied_at: null, undo_until: null, version: 2,
}
export const wrongRow: ImportRow = {
  line: 9, action: 'refuse', number: '19900312', name: 'Luh Diah', unit: 'Puskesmas Tmn Sari', changes: {},
  problems: [
    { cell: 'A9', column: 'number', code: 'not_18_digits', reason: 'a NIP has 18 digits' },
    { cell: 'D9', column: 'unit_name', code: 'unit_unknown', reason: 'no such unit; near: Puskesmas Taman Sari' },
  ],
}
export const changedRow: ImportRow = { line: 2, action: 'change', number: kadek.nip, name: kadek.name, unit: puskesmas.name, changes: { grade: ['III/a', 'III/b'], is_head: [false, true] }, problems: [] }
