/** Words around the official sheets: which one, of which year, on paper or as a workbook. */
const id = {
  kind: { konversi: 'Konversi', akumulasi: 'Akumulasi', penetapan: 'Penetapan' },
  title: (name: string) => `Lembar angka kredit ${name}`,
  lead: 'Terisi dari buku angka kredit. Nomor dan tanda tangan dibubuhkan pada cetakan.',
  year: 'Tahun',
  which: 'Lembar',
  print: 'Cetak',
  workbook: 'Unduh XLSX',
  toCareer: 'Ke halaman karier',
  none: 'Lembar ini belum dapat diisi',
  noneMore: 'Belum ada angka kredit untuk lembar dan tahun ini. Pilih lembar atau tahun lain.',
}
const en: typeof id = {
  kind: { konversi: 'Conversion', akumulasi: 'Accumulation', penetapan: 'Decision' },
  title: (name) => `Credit sheets of ${name}`,
  lead: 'Filled in from the ledger. Number and signature are put on the print. The form is in Indonesian, as the law has it.',
  year: 'Year',
  which: 'Sheet',
  print: 'Print',
  workbook: 'Download XLSX',
  toCareer: 'To the career page',
  none: 'This sheet cannot be filled in yet',
  noneMore: 'There are no credit points for this sheet and year. Choose another sheet or year.',
}
export const sheetMessages = { id, en }
