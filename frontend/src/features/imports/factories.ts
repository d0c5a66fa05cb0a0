/** What the API says of imports in tests. */
import { kadek } from '@/testing/people'

import type { Import, ImportRow } from './import-queries'

export const previewed: Import = {
  id: 'i1', kind: 'employees', file_name: 'pegawai.csv', state: 'previewed', counts: { add: 30, change: 8, same: 3, choose: 0, refuse: 1, others: 0 }, mapping: { number: { column: 'A', title: 'NIP' } },
  problem: null, problem_reason: null, progress: null, requested_at: '2026-10-08T02:00:00Z', applied_at: null, undo_until: null, version: 2,
}
export const wrongRow: ImportRow = {
  line: 9, action: 'refuse', number: '19900312', name: 'Luh Diah', unit: 'Puskesmas Tmn Sari', changes: {},
  problems: [
    { cell: 'A9', column: 'number', code: 'not_18_digits', reason: 'NIP harus 18 angka.' },
    { cell: 'D9', column: 'unit_name', code: 'unit_unknown', reason: 'Unit ini tidak ditemukan. Mungkin maksudnya: Puskesmas Taman Sari.' },
  ],
}
export const changedRow: ImportRow = { line: 2, action: 'change', number: kadek.nip, name: kadek.name, unit: 'Puskesmas Taman Sari', changes: { grade: ['III/a', 'III/b'], is_head: [false, true] }, problems: [] }
