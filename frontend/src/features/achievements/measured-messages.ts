/** The words of a line that is measured; they come only with one. */
const id = {
  measured: 'Diukur sistem',
  contested: 'Dipersoalkan, dibekukan',
  from: (cases: string, at: string) => `Dari ${cases} kasus, diukur ${at}. Anda tidak perlu mengetik.`,
  fromSource: (at: string) => `Diukur ${at}. Anda tidak perlu mengetik.`,
  toOrigin: 'Lihat asal angka dan kasusnya',
  overridden: (value: string, reason: string) => `Diisi sendiri. Menurut pengukuran: ${value}. Alasannya: “${reason}”`,
  override: 'Isi angka lain, dengan alasan',
  overrideReason: 'Mengapa angkanya lain?',
  overrideHint: 'Angka ini ditandai “diisi sendiri”. Bila kasusnya yang keliru, lebih baik persoalkan angkanya.',
}
const en: typeof id = {
  measured: 'Measured by a system',
  contested: 'Contested, frozen',
  from: (cases, at) => `From ${cases} cases, measured ${at}. There is nothing to type.`,
  fromSource: (at) => `Measured ${at}. There is nothing to type.`,
  toOrigin: 'See where it comes from, and the cases',
  overridden: (value, reason) => `Entered by hand. As measured: ${value}. The reason: “${reason}”`,
  override: 'Enter another figure, with a reason',
  overrideReason: 'Why is it another figure?',
  overrideHint: 'It is marked as entered by hand. If a case is wrong, contesting the figure is better.',
}
export const measuredMessages = { id, en }
