/** The paragraph that made a rule. */
const id = {
  title: 'Ayat yang menetapkan aturan ini',
  rules: 'Aturan yang berlaku',
  decision: (number: string, day: string) => `Keputusan ${number}, ${day}.`,
  result: 'Lihat apa yang berubah karena saran',
  discussion: 'Baca pembahasannya',
}
const en: typeof id = {
  title: 'The paragraph that made this rule',
  rules: 'Rules in force',
  decision: (number, day) => `Decision ${number}, ${day}.`,
  result: 'See what suggestions changed',
  discussion: 'Read its discussion',
}
export const placeMessages = { id, en }
