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
  lead: (year) => `Performance periods of ${year}. Starting and closing them affects the whole city.`,
  planning: (date) => `Plans are due by ${date}.`,
  state: { planned: 'Not started', open: 'Open for reports', evaluating: 'Being evaluated', closed: 'Closed' },
  dates: (report, evaluate) => `Reports by ${report}, evaluations by ${evaluate}.`,
  runs: (from, until) => `${from} to ${until}.`,
  act: { opening: 'Start reporting', evaluation: 'Start evaluation', closing: 'Close the period' },
  ask: {
    opening: (period) => `Start reporting for ${period} across the whole city?`,
    evaluation: (period) => `Start the evaluation of ${period} across the whole city?`,
    closing: (period) => `Close ${period} across the whole city?`,
  },
  more: {
    opening: 'Everyone with an agreed plan will be asked to report.',
    evaluation: 'Every assessor will be asked to evaluate. Anyone who is late can still report until their evaluation is signed.',
    closing: 'Once closed, the period accepts no more reports or evaluations. This cannot be undone.',
  },
  early: (date) => `This period does not end until ${date}.`,
  done: { opening: 'Reporting has started.', evaluation: 'The evaluation has started.', closing: 'The period is closed.' },
}
export const scheduleMessages = { id, en }
