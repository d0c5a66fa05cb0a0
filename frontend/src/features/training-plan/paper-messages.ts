/** The printed plan: the page around it in the reader's language, the document itself in Indonesian. */
const id = {
  title: (year: number) => `Rencana pelatihan ${year}`,
  lead: 'Untuk pembahasan anggaran: yang dibutuhkan, yang diusulkan, yang belum terjawab.',
  back: 'Kebutuhan pelatihan',
  workbook: 'Unduh XLSX',
  print: 'Cetak',
}
const en: typeof id = {
  title: (year) => `Training plan ${year}`,
  lead: 'For the budget talk: what is needed, what is proposed, what is not answered. The document is in Indonesian.',
  back: 'Training needs',
  workbook: 'Download XLSX',
  print: 'Print',
}
export const paperMessages = { id, en }

export const paperWords = {
  city: 'Pemerintah Kota Denpasar',
  name: (year: number) => `Rencana pelatihan tahun ${year}`,
  ceiling: 'Pagu',
  noCeiling: 'belum ditetapkan',
  sums: 'Ringkasan',
  need: (people: string, all: string, needs: string) => `${people} dari ${all} orang mempunyai ${needs} kebutuhan pelatihan, menurut indikator, saran penilai, umpan balik, dan selisih tingkat kompetensi.`,
  reach: (programmes: number, reached: string, answered: string, seats: string) => `${programmes} program dengan ${seats} kursi menjangkau ${reached} orang dan menjawab ${answered} kebutuhan.`,
  budget: (sum: string) => `Anggaran yang diusulkan ${sum}.`,
  left: (left: string) => `Sisa pagu ${left}.`,
  fair: (untrained: string, years: number, seated: string, passed: string) => `Keadilan: ${untrained} orang belum dilatih ${years} tahun; ${seated} dapat kursi, ${passed} dilewati dengan alasan tertulis.`,
  programmes: 'Program, urut jangkauan dan kebutuhan',
  none: 'Belum ada usulan.',
  columns: ['No', 'Program dan kompetensi', 'Untuk', 'Penyelenggara', 'Waktu', 'Kebutuhan terjawab', 'Orang terjangkau', 'Kursi', 'Per orang', 'Anggaran'],
  states: { draft: 'Rancangan', proposed: 'Diusulkan', approved: 'Disetujui', done: 'Selesai', rejected: 'Ditolak', cancelled: 'Dibatalkan' },
  modes: { daring: 'daring', tatap_muka: 'tatap muka', campuran: 'daring dan tatap muka' },
  total: 'Jumlah',
  missing: 'Kebutuhan yang belum ada usulannya',
  missingOf: (name: string, needs: string, units: string) => `${name}: ${needs} kebutuhan${units ? `, terbanyak di ${units}` : ''}`,
  signers: (unit: string) => ['Pengelola kepegawaian', `Kepala ${unit}`],
  dots: '……………………………………',
  printed: (who: string, day: string) => `Dicetak ${who}, ${day}, dari SIM Kinerja ASN.`,
}
