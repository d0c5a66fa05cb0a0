const id = {
  title: 'Kesiapan evaluasi',
  lead: (period: string, people: number) => `${period}, ${people} pegawai pada jabatan definitifnya.`,
  answer: {
    reported: (n: string) => `${n} orang sudah melapor lengkap`,
    not_reported: (n: string) => `${n} orang belum melapor lengkap`,
    without_plan: (n: string) => `${n} orang belum punya SKP yang disetujui`,
    without_assessor: (n: string) => `${n} orang tidak punya penilai hari ini`,
  },
  tab: { reported: 'Sudah melapor', not_reported: 'Belum melapor', without_plan: 'Belum punya SKP', without_assessor: 'Tanpa penilai' },
  choose: 'Tampilkan',
  result: {
    reported: '',
    not_reported: 'Tetap dievaluasi, dengan laporan yang ada.',
    without_plan: 'Tidak dapat dievaluasi sebelum SKP disetujui.',
    without_assessor: 'Evaluasinya tidak menjadi giliran siapa pun.',
  },
  see: 'Lihat daftar',
  nobody: 'Tidak ada orang pada daftar ini.',
  member: 'Pegawai',
  unit: 'Unit kerja',
  stands: 'Keadaan',
  reportedOf: (n: number, all: number) => `${n} dari ${all} indikator dilaporkan`,
  plan: { draft: 'SKP masih draf', submitted: 'SKP menunggu persetujuan', returned: 'SKP dikembalikan', agreed: 'SKP disetujui', closed: 'SKP ditutup', cancelled: 'SKP dibatalkan', none: 'Belum ada SKP' },
  watch: {
    report: (period: string) => `Batas laporan ${period}`,
    reportCounts: (n: string, all: string) => `${n} dari ${all} orang belum melapor lengkap atau belum punya SKP.`,
    evaluate: (period: string) => `Batas evaluasi ${period}`,
    evaluateMore: 'Sesudah tanggal ini evaluasi yang belum ditandatangani terlambat.',
    act: 'Lihat siapa',
    toSchedule: 'Buka jadwal',
  },
}
const en: typeof id = {
  title: 'Ready to be evaluated',
  lead: (period, people) => `${period}, ${people} people by their definitive post.`,
  answer: {
    reported: (n) => `${n} people have reported everything`, not_reported: (n) => `${n} people have not reported everything`,
    without_plan: (n) => `${n} people have no agreed plan`, without_assessor: (n) => `${n} people have no assessor today`,
  },
  tab: { reported: 'Reported', not_reported: 'Not reported', without_plan: 'No plan', without_assessor: 'No assessor' },
  choose: 'Show',
  result: { reported: '', not_reported: 'Evaluated all the same, on what was reported.', without_plan: 'Cannot be evaluated before the plan is agreed.', without_assessor: 'The evaluation becomes nobody’s turn.' },
  see: 'See the list', nobody: 'Nobody is on this list.', member: 'Person', unit: 'Unit', stands: 'How it stands',
  reportedOf: (n, all) => `${n} of ${all} indicators reported`,
  plan: { draft: 'Plan is a draft', submitted: 'Plan waits for agreement', returned: 'Plan was returned', agreed: 'Plan is agreed', closed: 'Plan is closed', cancelled: 'Plan was cancelled', none: 'No plan yet' },
  watch: {
    report: (period) => `Reports of ${period} are due`, reportCounts: (n, all) => `${n} of ${all} people have not reported everything or have no plan.`,
    evaluate: (period) => `Evaluations of ${period} are due`, evaluateMore: 'After this day what is not signed is late.', act: 'See who', toSchedule: 'Open schedule',
  },
}
export const readinessMessages = { id, en }
