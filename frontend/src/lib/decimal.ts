/** Decimals as people write them: `1.250,5` and `95.5`; none where it is no number with at most four places. */
export function decimalOf(text: string): string | null {
  const bare = text.trim().replace(/\u00a0|\s/g, '')
  const grouped = /^-?\d{1,3}(\.\d{3})+(,\d{1,4})?$/.test(bare)
  const plain = (grouped ? bare.replaceAll('.', '') : bare).replace(',', '.')
  return /^-?\d{1,14}(\.\d{1,4})?$/.test(plain) ? plain : null
}
