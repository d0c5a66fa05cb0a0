/** What came of a policy: what holds, since when, what suggestions changed. */
const id = {
  heading: (question: string, day: string) => `Berlaku ${day}: ${question}`,
  decision: (number: string, day: string, signer: string) => `Keputusan ${number}, ${day}. Ditandatangani ${signer}.`,
  changed: 'Yang berubah dari rancangan karena saran Anda semua',
  unchanged: 'Tidak ada ayat yang berubah dari rancangan pertama.',
  added: 'Ayat baru',
  gone: 'Ayat yang dihapus',
  same: 'Ayat lain tidak berubah.',
  forYou: 'Bagi Anda',
  rules: 'Aturan sistem yang lahir darinya',
  rulesFoot: 'Dari aturan ini orang selalu dapat membuka ayat dan percakapannya.',
  discussion: 'Baca rancangan dan pembahasannya',
  superseded: 'Kebijakan ini sudah diganti.',
  supersededBy: 'Baca penggantinya',
  words: { removed: 'dihapus:', added: 'ditambah:' },
}
const en: typeof id = {
  heading: (question, day) => `In force ${day}: ${question}`,
  decision: (number, day, signer) => `Decision ${number}, ${day}. Signed by ${signer}.`,
  changed: 'What your suggestions changed in the draft',
  unchanged: 'No paragraph differs from the first draft.',
  added: 'New paragraph',
  gone: 'Paragraph left out',
  same: 'The other paragraphs are as they were.',
  forYou: 'For you',
  rules: 'Rules of the system that came of it',
  rulesFoot: 'From these rules one can always open the paragraph and its discussion.',
  discussion: 'Read the draft and its discussion',
  superseded: 'This policy was superseded.',
  supersededBy: 'Read what came instead',
  words: { removed: 'removed:', added: 'added:' },
}
export const resultMessages = { id, en }
