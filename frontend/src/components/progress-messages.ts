/** The words of how far somebody is. */
const id = {
  track: {
    ahead: 'Di depan jalur',
    on_track: 'Sesuai jalur',
    slightly_behind: 'Sedikit tertinggal',
    far_behind: 'Jauh tertinggal',
    reported: 'Sudah dilaporkan',
    not_reported: 'Belum dilaporkan',
  },
  of: (value: string, target: string) => `${value} dari ${target}`,
  empty: 'Belum diisi',
  label: (name: string, share: number, expected: number, word: string) =>
    `${name}: capaian ${share} %, seharusnya ${expected} % saat ini, ${word.toLowerCase()}`,
}
const en: typeof id = {
  track: { ahead: 'Ahead', on_track: 'On track', slightly_behind: 'Slightly behind', far_behind: 'Far behind', reported: 'Reported', not_reported: 'Not reported' },
  of: (value, target) => `${value} of ${target}`,
  empty: 'Not reported yet',
  label: (name, share, expected, word) => `${name}: reached ${share}%, expected ${expected}% by now, ${word.toLowerCase()}`,
}
export const progressMessages = { id, en }
export type Track = keyof typeof id.track
