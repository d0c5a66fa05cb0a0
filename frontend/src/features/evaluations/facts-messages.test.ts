import { expect, test } from 'vitest'

import { factsMessages } from './facts-messages'

const facts = { indicators: '5', reported: '5', measured: '5', behind: '0', farthest: '', evidence: '0' }
const said: [Partial<typeof facts>, string][] = [
  [{}, 'Semua 5 indikator sesuai atau di depan jalur.'],
  [{ evidence: '4' }, 'Semua 5 indikator sesuai atau di depan jalur. 4 bukti diterima.'],
  [{ behind: '2', farthest: 'Kunjungan rumah' }, '3 dari 5 indikator sesuai atau di depan jalur, 2 tertinggal; paling jauh “Kunjungan rumah”.'],
  [{ reported: '3', measured: '3' }, '3 dari 5 indikator sesuai atau di depan jalur. 2 indikator belum dilaporkan.'],
  [{ measured: '0', evidence: '1' }, '5 dari 5 indikator dilaporkan dengan kalimat. 1 bukti diterima.'],
  [{ reported: '0', measured: '0' }, 'Belum ada dari 5 indikator yang dilaporkan.'],
]

test.each(said)('what the facts say of results: %o', (more, sentence) => {
  expect(factsMessages.id.results_facts({ ...facts, ...more })).toBe(sentence)
})

test('what they say of behaviour', () => {
  expect(factsMessages.id.behaviour_facts({ feedback: '0', values: '' })).toBe('Belum ada umpan balik tentang perilaku pada periode ini.')
  expect(factsMessages.id.behaviour_facts({ feedback: '3', values: 'Harmonis, Kolaboratif' })).toBe('3 umpan balik tentang perilaku pada periode ini: Harmonis, Kolaboratif.')
  expect(factsMessages.en.behaviour_facts({ feedback: '0', values: '' })).toContain('No feedback')
})
