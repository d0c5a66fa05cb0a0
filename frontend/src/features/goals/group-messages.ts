/** Words of the groups in which a teacher's results stand (R103). */
const id = {
  groups: { tugas_pokok: 'Pelaksanaan tugas pokok', praktik_kinerja: 'Praktik kinerja', pengembangan_kompetensi: 'Pengembangan kompetensi' },
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
  yearly: 'SKP ini dilaporkan sekali setahun. Bukti boleh dilampirkan, tidak wajib.',
}
const en: typeof id = {
  groups: { tugas_pokok: 'Core duties', praktik_kinerja: 'Teaching practice', pengembangan_kompetensi: 'Growing in competence' },
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
  yearly: 'This plan is reported once a year. Evidence is welcome, but not required.',
}
export const groupMessages = { id, en }
