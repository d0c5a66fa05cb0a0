const id = {
  title: 'Jadwal',
  lead: (year: number) => `Periode kinerja ${year}. Membuka dan menutup periode berlaku untuk seluruh kota.`,
  planning: (date: string) => `SKP ditetapkan paling lambat ${date}.`,
  state: { planned: 'Belum mulai', open: 'Dibuka untuk laporan', evaluating: 'Sedang dievaluasi', closed: 'Ditutup' },
  dates: (report: string, evaluate: string) => `Laporan sampai ${report}, evaluasi sampai ${evaluate}.`,
  runs: (from: string, until: string) => `${from} sampai ${until}.`,
  act: { opening: 'Buka laporan', evaluation: 'Mulai evaluasi', closing: 'Tutup periode' },
  ask: {
    opening: (period: string) => `Buka laporan ${period} untuk seluruh kota?`,
    evaluation: (period: string) => `Mulai evaluasi ${period} untuk seluruh kota?`,
    closing: (period: string) => `Tutup ${period} untuk seluruh kota?`,
  },
  more: {
    opening: 'Semua pegawai dengan SKP yang disetujui mendapat giliran melapor.',
    evaluation: 'Semua penilai mendapat giliran menilai. Yang terlambat melapor masih dapat melapor sampai evaluasinya ditandatangani.',
    closing: 'Sesudah ditutup tidak ada laporan dan evaluasi baru pada periode ini. Langkah ini tidak dapat dibatalkan.',
  },
  early: (date: string) => `Periode ini baru berakhir ${date}.`,
  done: { opening: 'Laporan sudah dibuka.', evaluation: 'Evaluasi sudah dimulai.', closing: 'Periode sudah ditutup.' },
}
const en: typeof id = {
  title: 'Schedule',
  lead: (year) => `Performance periods of ${year}. Opening and closing counts for the whole city.`,
  planning: (date) => `Plans are due by ${date}.`,
  state: { planned: 'Not begun', open: 'Open for reports', evaluating: 'Being evaluated', closed: 'Closed' },
  dates: (report, evaluate) => `Reports by ${report}, evaluations by ${evaluate}.`,
  runs: (from, until) => `${from} to ${until}.`,
  act: { opening: 'Open reporting', evaluation: 'Begin evaluation', closing: 'Close the period' },
  ask: {
    opening: (period) => `Open reporting of ${period} for the whole city?`,
    evaluation: (period) => `Begin the evaluation of ${period} for the whole city?`,
    closing: (period) => `Close ${period} for the whole city?`,
  },
  more: {
    opening: 'It becomes the turn of everybody with an agreed plan to report.',
    evaluation: 'It becomes the turn of every assessor to rate. Who is late can still report until the evaluation is signed.',
    closing: 'Once closed, the period takes no new reports and evaluations. This cannot be undone.',
  },
  early: (date) => `This period ends only on ${date}.`,
  done: { opening: 'Reporting is open.', evaluation: 'The evaluation has begun.', closing: 'The period is closed.' },
}
export const scheduleMessages = { id, en }
