/** Words of the groups in which a teacher's results stand (R103). */
import { resultGroupMessages } from '@/components/result-group-messages'

const id = {
  groups: resultGroupMessages.id,
  hints: {
    tugas_pokok: 'Yang menjadi tugas jabatan Anda sepanjang tahun.',
    praktik_kinerja: 'Satu praktik pembelajaran yang ingin Anda perbaiki tahun ini, dari rekomendasi Rapor Pendidikan.',
    pengembangan_kompetensi: 'Apa yang Anda pelajari, lalu Anda terapkan di kelas.',
  },
  add: (group: string) => `Tambah hasil kerja: ${group.toLowerCase()}`,
  others: 'Hasil kerja tambahan',
  empty: 'Belum ada hasil kerja di kelompok ini.',
  practice: 'Praktik yang diamati di kelas',
  practiceHint: 'Satu praktik untuk setahun; kepala sekolah mengamatinya di kelas.',
  practiceNone: 'Pilih satu praktik',
  shown: (name: string) => `Praktik: ${name}`,
  lacks: {
    no_group: 'Ada hasil kerja utama di luar ketiga kelompok.',
    no_tugas_pokok: 'Tulis sedikitnya satu hasil kerja pelaksanaan tugas pokok.',
    no_praktik_kinerja: 'Tulis hasil kerja praktik kinerja.',
    no_pengembangan_kompetensi: 'Tulis sedikitnya satu hasil kerja pengembangan kompetensi.',
    no_practice: 'Pilih satu praktik yang diamati di kelas.',
    many_practices: 'Pilih satu praktik saja untuk setahun.',
  } as Record<string, string>,
  yearly: 'SKP ini dilaporkan sekali setahun. Bukti boleh dilampirkan, tidak wajib.',
}
const en: typeof id = {
  groups: resultGroupMessages.en,
  hints: {
    tugas_pokok: 'What your post asks of you throughout the year.',
    praktik_kinerja: 'The one teaching practice that you want to improve this year, as your school’s Rapor Pendidikan recommends.',
    pengembangan_kompetensi: 'What you learn and then apply in class.',
  },
  add: (group) => `Add a result: ${group.toLowerCase()}`,
  others: 'Additional results',
  empty: 'No results in this group yet.',
  practice: 'Practice that is observed in class',
  practiceHint: 'One practice for the year; the head of the school observes it in class.',
  practiceNone: 'Choose one practice',
  shown: (name) => `Practice: ${name}`,
  lacks: {
    no_group: 'A main result stands in none of the three groups.',
    no_tugas_pokok: 'Write at least one result of your core duties.',
    no_praktik_kinerja: 'Write the result of your teaching practice.',
    no_pengembangan_kompetensi: 'Write at least one result of growing in competence.',
    no_practice: 'Choose the practice that is observed in class.',
    many_practices: 'Choose one practice only for the year.',
  },
  yearly: 'This plan is reported once a year. Evidence is welcome, but not required.',
}
export const groupMessages = { id, en }
