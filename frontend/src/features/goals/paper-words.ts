/** The words of the official form (formats A.1.1, A.1.2, A.1.6, A.1.7 and A.1.8), in Indonesian whatever language one reads in. */
import { groupMessages } from './group-messages'
import { planMessages } from './plan-messages'
import type { Paper } from './paper-queries'

type Form = `${Paper['form']}-${Paper['approach']}`

export const paperWords = {
  name: 'Sasaran Kinerja Pegawai',
  annex: 'Lampiran Sasaran Kinerja Pegawai',
  city: 'Pemerintah Kota Denpasar',
  place: 'Denpasar',
  approach: { kuantitatif: 'Pendekatan Hasil Kerja Kuantitatif', kualitatif: 'Pendekatan Hasil Kerja Kualitatif' },
  for: { jpt: 'bagi Pejabat Pimpinan Tinggi dan Pimpinan Unit Kerja Mandiri', ja_jf: 'bagi Pejabat Administrasi dan Pejabat Fungsional' },
  period: 'Periode penilaian',
  employee: 'Pegawai yang Dinilai',
  assessor: 'Pejabat Penilai Kinerja',
  facts: { name: 'Nama', nip: 'NIP', grade: 'Pangkat/Gol. Ruang', position: 'Jabatan', unit: 'Unit Kerja' },
  results: 'Hasil Kerja',
  kinds: { utama: 'A. Utama', tambahan: 'B. Tambahan' },
  groups: groupMessages.id.groups,
  number: 'No.',
  served: 'Rencana hasil kerja pimpinan yang diintervensi',
  result: 'Rencana hasil kerja',
  aspect: 'Aspek',
  indicator: 'Indikator kinerja individu',
  target: 'Target',
  perspective: 'Perspektif',
  measure: 'Ukuran keberhasilan/indikator kinerja individu dan target',
  behaviour: 'Perilaku Kerja',
  expectation: 'Ekspektasi khusus pimpinan',
  supports: planMessages.id.support,
  aspects: planMessages.id.aspects,
  perspectives: planMessages.id.perspectives,
  assigned: planMessages.id.assigned,
  nothing: '–',
  signed: (when: string) => `Disetujui secara elektronik, ${when}`,
  submitted: (when: string) => `Diajukan secara elektronik, ${when}`,
  notAgreed: { draft: 'Draf, belum diajukan', submitted: 'Diajukan, belum disetujui', returned: 'Dikembalikan, belum disetujui', cancelled: 'Dibatalkan' } as Record<string, string>,
  version: (number: number, code: string) => `Versi ${number}, kode keutuhan ${code}`,
  printed: (who: string, when: string) => `Dicetak oleh ${who}, ${when}`,
}

/** What a pangkat is called (R120); a golongan of PPPK has none. */
const PANGKAT: Record<string, string> = {
  'I/a': 'Juru Muda', 'I/b': 'Juru Muda Tingkat I', 'I/c': 'Juru', 'I/d': 'Juru Tingkat I',
  'II/a': 'Pengatur Muda', 'II/b': 'Pengatur Muda Tingkat I', 'II/c': 'Pengatur', 'II/d': 'Pengatur Tingkat I',
  'III/a': 'Penata Muda', 'III/b': 'Penata Muda Tingkat I', 'III/c': 'Penata', 'III/d': 'Penata Tingkat I',
  'IV/a': 'Pembina', 'IV/b': 'Pembina Tingkat I', 'IV/c': 'Pembina Utama Muda', 'IV/d': 'Pembina Utama Madya', 'IV/e': 'Pembina Utama',
}

export function gradeInFull(grade: string | null): string {
  if (!grade) return paperWords.nothing
  return PANGKAT[grade] ? `${PANGKAT[grade]}, ${grade}` : grade
}

/** The columns of the results, by form: a leader's plan has perspectives, staff serve a leader's result. */
export const COLUMNS: Record<Form, readonly ('served' | 'aspect' | 'perspective')[]> = {
  'jpt-kuantitatif': ['perspective'],
  'jpt-kualitatif': ['perspective'],
  'ja_jf-kuantitatif': ['served', 'aspect'],
  'ja_jf-kualitatif': ['served'],
}
export const columnsOf = (paper: Paper) => COLUMNS[`${paper.form}-${paper.approach}`]
