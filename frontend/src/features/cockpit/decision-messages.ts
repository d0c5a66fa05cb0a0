/** What needs a decision: what it is, what follows when nothing is done, and the act. */
import type { Decision } from './cockpit-queries'

/** Figures as they are read; `until` is there where a date is set. */
export type Said = { unit: string; count: string; of: string; until: string | null; periods: number }
type Words = Record<Decision['kind'], { what: (said: Said) => string; then: (said: Said) => string; act: string }>

const withDate = (until: string | null, words: string) => (until === null ? words : `Batas ${until}. ${words}`)
const byDate = (until: string | null, words: string) => (until === null ? words : `Due ${until}. ${words}`)

const kindsId: Words = {
  unit_behind: {
    what: ({ unit, periods }) => (periods > 1 ? `${unit} tertinggal ${periods} periode berturut-turut` : `${unit} tertinggal`),
    then: ({ count, of }) => `${count} dari ${of} pegawainya tertinggal. Bila dibiarkan, targetnya meleset.`,
    act: 'Buka unit',
  },
  evaluations_due: {
    what: ({ count }) => `${count} evaluasi belum ditandatangani`,
    then: ({ until, count }) => withDate(until, `${count} pegawai menunggu, bukan karena mereka.`),
    act: 'Ingatkan',
  },
  pattern_differs: {
    what: ({ unit }) => `Pola predikat belum cocok dengan capaian ${unit}`,
    then: ({ count }) => `${count} predikat sudah ditandatangani. Bila polanya tetap, alasannya perlu ditulis.`,
    act: 'Tinjau',
  },
  achievement_missing: {
    what: ({ count }) => `Capaian ${count} unit belum ditetapkan`,
    then: ({ of }) => `Dari ${of} unit. Pegawainya belum dapat dievaluasi sebelum capaian unit ada.`,
    act: 'Tetapkan',
  },
  plans_missing: {
    what: ({ count }) => `${count} pegawai belum mengajukan SKP`,
    then: ({ until }) => withDate(until, 'Tanpa SKP, mereka tidak dapat melapor dan tidak dapat dievaluasi.'),
    act: 'Ingatkan',
  },
  reports_missing: {
    what: ({ count, of }) => `${count} dari ${of} pegawai belum melapor lengkap`,
    then: ({ until }) => withDate(until, 'Yang tidak dilaporkan tidak dapat diperhitungkan dalam evaluasi.'),
    act: 'Ingatkan',
  },
  evidence_waiting: {
    what: ({ count }) => `Bukti ${count} pegawai menunggu diperiksa`,
    then: () => 'Keterlambatan ini bukan karena mereka. Yang memeriksa: penilai masing-masing.',
    act: 'Ingatkan',
  },
}
const kindsEn: Words = {
  unit_behind: {
    what: ({ unit, periods }) => (periods > 1 ? `${unit} has been behind for ${periods} periods in a row` : `${unit} is behind`),
    then: ({ count, of }) => `${count} of its ${of} people are behind. If nothing changes, targets are missed.`,
    act: 'Open the unit',
  },
  evaluations_due: {
    what: ({ count }) => `${count} evaluations are not signed`,
    then: ({ until, count }) => byDate(until, `${count} people are waiting, and not because of themselves.`),
    act: 'Remind',
  },
  pattern_differs: {
    what: ({ unit }) => `The ratings do not fit what ${unit} achieved`,
    then: ({ count }) => `${count} ratings are signed. If the pattern stays, a reason has to be written.`,
    act: 'Review',
  },
  achievement_missing: {
    what: ({ count }) => `The achievement of ${count} units is not set`,
    then: ({ of }) => `Of ${of} units. Their people cannot be evaluated before it is set.`,
    act: 'Set it',
  },
  plans_missing: {
    what: ({ count }) => `${count} people have not submitted a plan`,
    then: ({ until }) => byDate(until, 'Without one they can neither report nor be evaluated.'),
    act: 'Remind',
  },
  reports_missing: {
    what: ({ count, of }) => `${count} of ${of} people have not reported everything`,
    then: ({ until }) => byDate(until, 'What is not reported cannot count in an evaluation.'),
    act: 'Remind',
  },
  evidence_waiting: {
    what: ({ count }) => `Evidence of ${count} people is waiting to be checked`,
    then: () => 'They are not the cause of the delay. It is checked by their assessors.',
    act: 'Remind',
  },
}

const id = { title: 'Perlu keputusan Anda', titleOthers: 'Perlu keputusan pimpinannya', calm: 'Beres. Tidak ada yang menunggu keputusan.', calmMore: 'Yang baru muncul di sini begitu perlu keputusan.', list: 'Lihat daftarnya', kinds: kindsId }
const en: typeof id = { title: 'Needs your decision', titleOthers: 'Needs a decision of the leader', calm: 'All done. Nothing needs a decision.', calmMore: 'New things appear here as soon as they need one.', list: 'See who', kinds: kindsEn }
export const decisionMessages = { id, en }
