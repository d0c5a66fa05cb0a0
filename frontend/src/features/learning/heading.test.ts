import { expect, test } from 'vitest'

import { development, need, seat, superior } from './factories'
import { headingOf, leadOf } from './heading'
import { reachOf } from './hours'
import { learningMessages } from './learning-messages'

const words = learningMessages.id
const open = reachOf(development.hours)

test.each([
  [[seat(), seat({ id: 's-2' })], '2 kursi pelatihan menunggu jawaban Anda'],
  [[seat({ state: 'attended', programme_state: 'done', may: ['say'] })], 'Dua pertanyaan singkat tentang pelatihan Anda'],
  [[seat({ state: 'accepted', approver: superior, may: [] })], 'Kursi Anda menunggu persetujuan Made Suartini'],
  [[seat({ state: 'approved', may: [] })], 'Anda ikut “Merancang asesmen yang dipakai mengajar” mulai 2 November 2026'],
  [[seat({ state: 'approved', programme_state: 'cancelled', may: [] })], 'Satu kebutuhan belajar tahun ini'],
])('what waits comes before what is to come: %#', (seats, heading) => {
  expect(headingOf(development, seats, open, words, 'id')).toBe(heading)
})

test('where nothing is needed the hours say whether it is enough', () => {
  const nothing = { ...development, needs: [need({ state: 'rejected' })] }
  expect(headingOf(nothing, [], open, words, 'id')).toBe('Belum ada kebutuhan pelatihan tahun ini')
  expect(headingOf(nothing, [], { ...open, done: 20 }, words, 'id')).toBe('Jam belajar tahun ini cukup')
})

test.each([
  [null, 'Rencana pengembangan 2026 belum dimulai.'],
  ['draft', 'Rencana pengembangan 2026 masih Anda susun.'],
  ['proposed', 'Rencana pengembangan 2026 menunggu Made Suartini.'],
] as const)('whose turn the plan is: %s', (state, lead) => {
  const plan = state && { id: 'd-2026', state, agreed_on: null, agreed_with: null, version: 1, may: [] }
  expect(leadOf({ ...development, plan }, superior.name, true, words, 'id')).toBe(lead)
})
