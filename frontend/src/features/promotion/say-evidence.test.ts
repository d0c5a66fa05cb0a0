import { expect, test } from 'vitest'

import { condition, enough, fact, free, inRank, lacking, rated, seatsUnknown, unrated } from './factories'
import { fillingOf, nearestOf, outlookOf, speaker, titleOf } from './say-condition'
import { evidenceBelow, evidenceOf } from './say-evidence'

const id = speaker('id')
const en = speaker('en')

test('what is met says on what it rests; angka kredit is written out, and what is alike stands together', () => {
  expect(evidenceOf(enough, id)).toBe('angka kredit 118,75 dari 100 (31,25 lama + 2 × 25 + 37,5)')
  expect(evidenceOf(inRank, id)).toBe('5 tahun 8 bulan dalam pangkat')
  expect(evidenceOf(rated, id)).toBe('2024 Baik, 2025 Sangat Baik')
  expect(evidenceOf(free, id)).toBe('tidak sedang dijatuhi hukuman')
})

test('what is not met says how much is missing, and from when it would be', () => {
  expect(evidenceOf(lacking, id)).toBe('angka kredit 97,92 dari 100, kurang 2,08')
  expect(outlookOf(lacking, id)).toBe('terpenuhi pada jendela 1 Februari 2027, bila predikat Baik dipertahankan')
  expect(nearestOf('2027-02-01', [lacking, rated], id)).toBe('paling cepat jendela 1 Februari 2027, bila predikat Baik dipertahankan')
  expect(nearestOf(null, [seatsUnknown], id)).toBe('belum dapat diperkirakan kapan')
  expect(outlookOf(enough, id)).toBeNull()
})

test('what is not known says what is missing on record and who says it', () => {
  expect(evidenceOf(unrated, id)).toBe('2024 Baik, predikat 2025 belum tercatat')
  expect(evidenceOf(seatsUnknown, id)).toBe('kebutuhan Ahli Madya belum diisi')
  expect(fillingOf(seatsUnknown, id)).toBe('Pengelola kepegawaian perangkat daerah mengisi kebutuhan jabatan ini.')
  expect(fillingOf(unrated, en)).toBe('HR of the agency signs the evaluation of that year, or the rating is entered into the record.')
})

test('below its title it is said without what the title names', () => {
  expect(evidenceBelow(lacking, id)).toBe('baru 97,92, kurang 2,08')
  expect(evidenceBelow(enough, id)).toBe('118,75 (31,25 lama + 2 × 25 + 37,5)')
  expect(evidenceBelow(free, id)).toBe('')
  expect(evidenceBelow(rated, id)).toBe(evidenceOf(rated, id))
})

test('the head of a row says what is asked', () => {
  expect(titleOf(lacking, id)).toBe('Angka kredit 100')
  expect(titleOf(inRank, id)).toBe('Paling sedikit 2 tahun dalam pangkat')
  expect(titleOf(rated, id)).toBe('Predikat 2 tahun terakhir paling rendah Baik')
  expect(titleOf(condition({ code: 'predikat', rule_id: 'R90g', facts: [fact({ kind: 'predikat', year: 2025, value: 'baik' })] }), id)).toBe('Predikat tahun terakhir paling rendah Sangat Baik')
  expect(titleOf(seatsUnknown, en)).toBe('A post is free as Ahli Madya')
})

const record = (more: Parameters<typeof fact>[0]) => fact({ from_on: '2024-03-05', ...more })

test.each([
  [condition({ code: 'time_in_rank', state: 'not_met', facts: [fact({ months: 18, need_months: 24 })] }), 'baru 1 tahun 6 bulan dalam pangkat, perlu 2 tahun'],
  [condition({ code: 'time_in_rank', state: 'unknown', facts: [fact({ need_months: 24 })] }), 'TMT pangkat belum tercatat'],
  [condition({ code: 'no_sanction', state: 'not_met', facts: [record({ kind: 'sanction', value: 'sedang', until_on: '2027-01-31' })] }), 'hukuman sedang sampai 31 Jan 2027'],
  [condition({ code: 'rank_ceiling', state: 'not_met', facts: [record({ kind: 'degree', value: 'd3', limit: 'III/c' })] }), 'pendidikan D-III: paling tinggi III/c'],
  [condition({ code: 'rank_ceiling', facts: [fact({ kind: 'post_limit', value: 'pengawas', limit: 'III/d' })] }), 'jabatan Pengawas: paling tinggi III/d'],
  [condition({ code: 'rank_ceiling', state: 'unknown' }), 'pendidikan belum tercatat'],
  [condition({ code: 'exam', facts: [record({ kind: 'exam', value: 'tingkat_1' })] }), 'lulus ujian dinas tingkat I, 5 Mar 2024'],
  [condition({ code: 'exam', facts: [record({ kind: 'exam', value: 's2' })] }), 'bebas ujian dinas: S-2'],
  [condition({ code: 'exam', state: 'not_met' }), 'belum lulus ujian dinas'],
  [condition({ code: 'competence_test', facts: [record({ kind: 'test', value: 'ahli_muda' })] }), 'lulus uji kompetensi Ahli Muda, 5 Mar 2024'],
  [condition({ code: 'competence_test', state: 'not_met' }), 'belum lulus uji kompetensi'],
  [condition({ code: 'vacancy', state: 'not_met', facts: [fact({ kind: 'seats', value: 'ahli_muda', have: '12', need: '12' })] }), 'kebutuhan Ahli Muda: 12 dari 12 terisi'],
  [condition({ code: 'level_first', rule_id: 'R82', state: 'not_met', facts: [fact({ kind: 'seats', value: 'ahli_muda', have: '9', need: '12' })] }), 'jenjang dinaikkan lebih dulu, dengan angka kredit yang sama (kebutuhan Ahli Muda: 9 dari 12 terisi)'],
  [condition({ code: 'level_first', rule_id: 'R81', state: 'not_met' }), 'jenjang belum sesuai golongan, jadi jenjang dinaikkan lebih dulu'],
  [condition({ code: 'exceptional_work', facts: [record({ kind: 'merit', value: 'prestasi_luar_biasa' })] }), 'prestasi kerja luar biasa, 5 Mar 2024'],
])('%#: %s', (one, said) => {
  expect(evidenceOf(one, id)).toBe(said)
})
