const sentence = (parts: (string | false)[]) => {
  const said = parts.filter(Boolean).join(', ')
  return said && `${said}.`
}

const id = {
  title: 'Tim saya',
  answer: (need: number, total: number) => (need === 0 ? 'Tidak ada yang menunggu Anda' : `${need} dari ${total} orang perlu Anda`),
  counts: (help: number, decide: number, theirs: number) =>
    sentence([help > 0 && `${help} perlu dibantu`, decide > 0 && `${decide} menunggu keputusan Anda`, theirs > 0 && `${theirs} sedang menyelesaikan bagiannya sendiri`]),
  needMe: 'Perlu Anda sekarang',
  theirs: 'Menunggu pegawainya sendiri',
  rest: 'Lainnya',
  all: 'Semua anggota tim',
  persons: (n: number) => `${n} orang`,
  search: 'Cari di tim Anda',
  nobody: (q: string) => `Tidak ada yang cocok dengan “${q}”.`,
  clear: 'Hapus saringan',
  noIndicators: 'Belum ada indikator',
  none: 'Belum ada orang yang Anda nilai.',
  noneMore: 'Daftar ini terisi begitu pengelola kinerja menetapkan Anda sebagai penilai.',
  acting: 'sebagai pejabat sementara',
  need: {
    behind: (n: number, all: number, far: boolean) => `${far ? 'Jauh tertinggal' : 'Tertinggal'} pada ${n === all && all > 1 ? `semua ${all} indikator yang dilaporkan` : `${n} dari ${all} indikator`}`,
    plan_to_agree: () => 'SKP menunggu persetujuan Anda',
    evidence_to_judge: (n: number) => `${n} bukti menunggu Anda periksa`,
    to_rate: () => 'Menunggu evaluasi Anda',
    no_feedback: () => 'Belum menerima umpan balik pada periode ini',
    no_plan: () => 'Belum punya SKP yang disetujui',
    evidence_returned: (n: number) => `${n} bukti dikembalikan, belum diganti`,
    not_reported: (n: number) => `${n} indikator belum dilaporkan`,
  },
  farthest: (text: string) => `Paling jauh: “${text}”.`,
  someBehind: (n: number, all: number) => `${n} dari ${all} tertinggal`,
  waits: (n: number) => `sudah ${n} hari`,
  act: {
    behind: 'Beri umpan balik',
    plan_to_agree: 'Baca SKP',
    evidence_to_judge: 'Periksa bukti',
    to_rate: 'Evaluasi',
    no_feedback: 'Beri umpan balik',
    no_plan: 'Lihat SKP',
    evidence_returned: 'Lihat bukti',
    not_reported: 'Lihat laporan',
  },
  reported: (n: number, all: number) => `${n} dari ${all} indikator dilaporkan`,
  feedback: (n: number) => (n === 0 ? 'belum ada umpan balik' : `${n} umpan balik`),
  member: 'Pegawai',
  report: 'Laporan',
  track: 'Jalur',
  inWords: 'Dilaporkan dengan kalimat, tanpa angka',
  result: 'Predikat terakhir',
  noResult: 'Belum ada',
}
const en: typeof id = {
  title: 'My team',
  answer: (need, total) => (need === 0 ? 'Nobody is waiting for you' : `${need} of ${total} people need you`),
  counts: (help, decide, theirs) =>
    sentence([help > 0 && `${help} need help`, decide > 0 && `${decide} waiting for your decision`, theirs > 0 && `${theirs} with something of their own to do`]),
  needMe: 'They need you now', theirs: 'Waiting for them', rest: 'Everyone else', all: 'Everyone in the team', persons: (n) => `${n} ${n === 1 ? 'person' : 'people'}`,
  search: 'Search your team', nobody: (q) => `No match for “${q}”.`, clear: 'Clear the filter', noIndicators: 'No indicators yet',
  none: 'You do not assess anyone yet.',
  noneMore: 'This list fills once the performance manager names you as assessor.',
  acting: 'as acting official',
  need: {
    behind: (n, all, far) => `${far ? 'Far behind' : 'Behind'} on ${n === all && all > 1 ? `all ${all} reported indicators` : `${n} of ${all} indicators`}`,
    plan_to_agree: () => 'The plan is waiting for your agreement', evidence_to_judge: (n) => `${n} pieces of evidence to check`, to_rate: () => 'Waiting for your evaluation',
    no_feedback: () => 'Has received no feedback in this period', no_plan: () => 'Has no agreed plan yet', evidence_returned: (n) => `${n} returned, not replaced yet`, not_reported: (n) => `${n} ${n === 1 ? 'indicator is' : 'indicators are'} not reported`,
  },
  farthest: (text) => `Farthest: “${text}”.`, someBehind: (n, all) => `${n} of ${all} behind`, waits: (n) => `for ${n} days`,
  act: { behind: 'Give feedback', plan_to_agree: 'Read plan', evidence_to_judge: 'Check evidence', to_rate: 'Evaluate', no_feedback: 'Give feedback', no_plan: 'See plan', evidence_returned: 'See evidence', not_reported: 'See report' },
  reported: (n, all) => `${n} of ${all} indicators reported`, feedback: (n) => (n === 0 ? 'no feedback yet' : `${n} feedback`),
  member: 'Person', report: 'Report', track: 'Track', inWords: 'Reported in words, without figures', result: 'Last rating', noResult: 'None yet',
}
export const teamMessages = { id, en }
