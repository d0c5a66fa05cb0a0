/** Somebody's way up. */
const id = {
  all: 'Semua syarat, bukti, dan jendela berikutnya',
  mine: 'Syarat naik Anda',
  since: (grade: string, day: string) => `${grade} sejak ${day}`,
  noSince: (grade: string) => `${grade}, TMT belum tercatat`,
  at: (window: string, said: string[]) => `Jendela ${window}. ${said.join(' ')}`,
  step: (step: string, outcome: string) => `Ke ${step}: ${outcome}.`,
  outcome: { ready: 'memenuhi semua syarat', one_missing: 'kurang satu syarat', more_missing: 'kurang dua syarat atau lebih', unknown: 'ada syarat yang belum diketahui', too_early: 'belum waktunya', not_applicable: 'tidak lewat jalur ini' },
  other: 'Jalur lain',
  windows: 'Jendela berikutnya',
  window: 'Jendela',
  foretold: 'Menurut yang tercatat sekarang; angka kredit dan predikat yang akan datang belum dihitung.',
  shown: 'ditampilkan',
  propose: 'Usulkan',
  list: 'Daftar kenaikan pangkat',
}
const en: typeof id = {
  all: 'All conditions, their evidence and the next windows',
  mine: 'Your next grade',
  since: (grade, day) => `${grade} since ${day}`,
  noSince: (grade) => `${grade}, start not on record`,
  at: (window, said) => `Window of ${window}. ${said.join(' ')}`,
  step: (step, outcome) => `To ${step}: ${outcome}.`,
  outcome: { ready: 'meets everything', one_missing: 'lacks one condition', more_missing: 'lacks two conditions or more', unknown: 'something is not known', too_early: 'too early', not_applicable: 'does not apply' },
  other: 'Other paths',
  windows: 'The next windows',
  window: 'Window',
  foretold: 'By what is on record now; credit points and ratings to come are not counted.',
  shown: 'shown',
  propose: 'Propose',
  list: 'Promotion list',
}
export const personMessages = { id, en }
