/** Ways up, what comes of them, and why one does not apply. */
const id = {
  path: {
    reguler: 'Reguler', pilihan_fungsional: 'Pilihan, jabatan fungsional', pilihan_struktural: 'Pilihan, jabatan struktural', prestasi: 'Pilihan, prestasi kerja luar biasa', jenjang: 'Naik jenjang jabatan fungsional',
  },
  outcome: { ready: 'Memenuhi semua syarat', one_missing: 'Kurang satu syarat', more_missing: 'Kurang dua atau lebih', unknown: 'Ada yang belum diketahui', too_early: 'Belum waktunya', not_applicable: 'Tidak lewat jalur ini' },
  whyNot: {
    not_pns: 'Kenaikan pangkat hanya bagi PNS, bukan CPNS atau PPPK.',
    another_path: (path: string) => `Jabatannya naik lewat jalur ${path}.`,
    not_in_service: 'Sedang tidak aktif bekerja.',
    highest_rank: 'Sudah di pangkat tertinggi yang dapat dicapai.',
    highest_level: 'Sudah di jenjang tertinggi.',
    no_grade: 'Golongannya belum tercatat, jadi jalurnya belum dapat ditentukan.',
    not_functional: 'Jabatannya bukan jabatan fungsional, jadi tidak berjenjang.',
    no_exceptional_work: 'Jalur ini hanya bagi yang prestasinya ditetapkan luar biasa.',
  },
  otherPath: 'lain',
  needs: { grade: (to: string) => `Syarat naik pangkat ke ${to}`, level: (to: string) => `Syarat naik jenjang ke ${to}`, open: { grade: 'Syarat naik pangkat', level: 'Syarat naik jenjang' } },
  met: (n: number, all: number) => `${n} dari ${all} terpenuhi`,
  proposal: { proposed: 'Diusulkan, menunggu keputusan', returned: 'Dikembalikan', accepted: 'Disetujui', refused: 'Ditolak' },
  from: 'dari',
  to: 'ke',
}
const en: typeof id = {
  path: { reguler: 'Regular', pilihan_fungsional: 'By choice, functional post', pilihan_struktural: 'By choice, structural post', prestasi: 'By choice, exceptional work', jenjang: 'Next level of a functional post' },
  outcome: { ready: 'Meets everything', one_missing: 'Lacks one condition', more_missing: 'Lacks two or more', unknown: 'Something is not known', too_early: 'Too early', not_applicable: 'Does not apply' },
  whyNot: {
    not_pns: 'Only civil servants (PNS) are promoted, not CPNS or PPPK.',
    another_path: (path) => `The post rises by another path: ${path}.`,
    not_in_service: 'Not in active service at the moment.',
    highest_rank: 'Already in the highest grade within reach.',
    highest_level: 'Already in the highest level.',
    no_grade: 'The grade is not on record, so the path cannot be told.',
    not_functional: 'The post is not a functional one, so it has no levels.',
    no_exceptional_work: 'Only for those whose work was declared exceptional.',
  },
  otherPath: 'another one',
  needs: { grade: (to) => `Conditions for grade ${to}`, level: (to) => `Conditions for level ${to}`, open: { grade: 'Conditions for the next grade', level: 'Conditions for the next level' } },
  met: (n, all) => `${n} of ${all} met`,
  proposal: { proposed: 'Proposed, awaiting a decision', returned: 'Returned', accepted: 'Accepted', refused: 'Refused' },
  from: 'from',
  to: 'to',
}
export const pathMessages = { id, en }
