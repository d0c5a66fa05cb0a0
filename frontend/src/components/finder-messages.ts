/** Words of finding somebody. */
const id = {
  hint: 'Tulis nama, atau paling sedikit empat angka dari NIP.',
  none: (q: string) => `Tidak ada yang cocok dengan “${q}”.`,
  found: 'Yang cocok',
  more: (n: number) => `Masih ada ${n} lagi. Tulis lebih lengkap.`,
  other: 'Pilih orang lain',
}
const en: typeof id = {
  hint: 'Type a name, or at least four digits of the NIP.',
  none: (q) => `No match for “${q}”.`,
  found: 'Matches',
  more: (n) => `${n} more. Type a little more of the name or number.`,
  other: 'Choose someone else',
}
export const finderMessages = { id, en }
