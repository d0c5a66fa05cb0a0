const sentence = (parts: (string | false)[]) => {
  const said = parts.filter(Boolean).join(', ')
  return said && `${said}.`
}

const id = {
  title: 'Tim saya',
  answer: (need: number, total: number) => (need === 0 ? `Semua ${total} orang berjalan baik` : `${need} dari ${total} orang perlu Anda`),
  counts: (decisions: number, missing: number, concerns: number) =>
    sentence([decisions > 0 && `${decisions} menunggu keputusan Anda`, missing > 0 && `${missing} belum selesai melapor`, concerns > 0 && `${concerns} perlu perhatian`]),
  decisions: 'Menunggu keputusan Anda',
  concerns: 'Perlu perhatian Anda',
  missing: 'Belum selesai melapor',
  persons: (n: number) => `${n} orang`,
  search: 'Cari di tim Anda',
  nobody: (q: string) => `Tidak ada yang cocok dengan “${q}”.`,
  clear: 'Hapus saringan',
  noFigures: 'tanpa angka',
  noIndicators: 'Belum ada indikator',
  none: 'Belum ada orang yang Anda nilai.',
  noneMore: 'Daftar ini terisi begitu pengelola kinerja menetapkan Anda sebagai penilai.',
  acting: 'sebagai pejabat sementara',
  need: {
    plan_to_agree: 'SKP menunggu persetujuan Anda',
    no_plan: 'Belum punya SKP yang disetujui',
    evidence_to_judge: (n: number) => `${n} bukti menunggu diperiksa`,
    to_rate: 'Menunggu evaluasi Anda',
    not_reported: 'Belum selesai melapor',
    behind: 'Jauh tertinggal dari yang diharapkan',
  },
  fine: 'Berjalan sesuai rencana',
  waits: (n: number) => `menunggu ${n} hari`,
  act: {
    plan_to_agree: 'Baca SKP',
    no_plan: 'Lihat SKP',
    evidence_to_judge: 'Periksa bukti',
    to_rate: 'Evaluasi',
    not_reported: 'Lihat laporan',
    behind: 'Beri umpan balik',
    none: 'Lihat SKP',
  },
  reported: (n: number, all: number) => `${n} dari ${all} indikator dilaporkan`,
  returned: (n: number) => `${n} bukti dikembalikan`,
  feedback: (n: number) => `${n} umpan balik`,
  member: 'Pegawai',
  report: 'Laporan',
  progress: 'Capaian rata-rata',
  predikat: 'Predikat',
  all: 'Semua anggota',
}
const en: typeof id = {
  title: 'My team',
  answer: (need, total) => (need === 0 ? `All ${total} people are doing well` : `${need} of ${total} people need you`),
  counts: (decisions, missing, concerns) =>
    sentence([decisions > 0 && `${decisions} wait for your decision`, missing > 0 && `${missing} have not finished reporting`, concerns > 0 && `${concerns} need your attention`]),
  decisions: 'Waiting for your decision', concerns: 'Needs your attention', missing: 'Reporting not finished', persons: (n) => `${n} ${n === 1 ? 'person' : 'people'}`,
  search: 'Search your team', nobody: (q) => `No match for “${q}”.`, clear: 'Clear the filter', noFigures: 'no figures', noIndicators: 'No indicators yet',
  none: 'You do not assess anyone yet.',
  noneMore: 'This list fills once the performance manager names you as assessor.',
  acting: 'as acting official',
  need: { plan_to_agree: 'The plan is waiting for your agreement', no_plan: 'Has no agreed plan yet', evidence_to_judge: (n) => `${n} pieces of evidence to check`, to_rate: 'Waiting for your evaluation', not_reported: 'Reporting not finished', behind: 'Far behind what is expected' },
  fine: 'As planned', waits: (n) => `waiting for ${n} days`,
  act: { plan_to_agree: 'Read plan', no_plan: 'See plan', evidence_to_judge: 'Check evidence', to_rate: 'Evaluate', not_reported: 'See report', behind: 'Give feedback', none: 'See plan' },
  reported: (n, all) => `${n} of ${all} indicators reported`, returned: (n) => `${n} returned`, feedback: (n) => `${n} feedback`,
  member: 'Person', report: 'Report', progress: 'Mean progress', predikat: 'Rating', all: 'All members',
}
export const teamMessages = { id, en }
