/** The words of the regulation, as screens show them. */
const id = {
  predikat: {
    sangat_baik: 'Sangat Baik',
    baik: 'Baik',
    butuh_perbaikan: 'Butuh Perbaikan',
    kurang: 'Kurang',
    sangat_kurang: 'Sangat Kurang',
  },
  grade: {
    istimewa: 'Istimewa',
    baik: 'Baik',
    butuh_perbaikan: 'Butuh Perbaikan',
    kurang: 'Kurang',
    sangat_kurang: 'Sangat Kurang',
  },
  rating: {
    di_bawah_ekspektasi: 'Di bawah ekspektasi',
    sesuai_ekspektasi: 'Sesuai ekspektasi',
    di_atas_ekspektasi: 'Di atas ekspektasi',
  },
  ratingShort: { di_bawah_ekspektasi: 'Di bawah', sesuai_ekspektasi: 'Sesuai', di_atas_ekspektasi: 'Di atas' },
  achieved: (word: string) => `Capaian: ${word}`,
  gradeLabel: (word: string) => `Capaian organisasi ${word}`,
  none: 'Belum dinilai',
  provisional: 'sementara',
  label: (word: string, step: number, provisional: boolean) =>
    `Predikat ${word}, tingkat ${step} dari 5${provisional ? ', sementara' : ''}`,
  results: 'Hasil kerja',
  behaviour: 'Perilaku kerja',
  against: 'dibanding ekspektasi',
  caption: 'Kuadran: baris hasil kerja, kolom perilaku kerja',
  current: (word: string) => `Predikat sementara: ${word}`,
}
const en: typeof id = {
  predikat: { sangat_baik: 'Very Good', baik: 'Good', butuh_perbaikan: 'Needs Improvement', kurang: 'Poor', sangat_kurang: 'Very Poor' },
  grade: { istimewa: 'Outstanding', baik: 'Good', butuh_perbaikan: 'Needs Improvement', kurang: 'Poor', sangat_kurang: 'Very Poor' },
  rating: { di_bawah_ekspektasi: 'Below expectation', sesuai_ekspektasi: 'Meets expectation', di_atas_ekspektasi: 'Above expectation' },
  ratingShort: { di_bawah_ekspektasi: 'Below', sesuai_ekspektasi: 'Meets', di_atas_ekspektasi: 'Above' },
  achieved: (word) => `Achieved: ${word}`,
  gradeLabel: (word) => `Achievement of the organization ${word}`,
  none: 'Not rated yet',
  provisional: 'provisional',
  label: (word, step, provisional) => `Rating ${word}, level ${step} of 5${provisional ? ', provisional' : ''}`,
  results: 'Results',
  behaviour: 'Behaviour',
  against: 'against expectation',
  caption: 'Quadrant: rows results, columns behaviour',
  current: (word) => `Provisional rating: ${word}`,
}
export const predikatMessages = { id, en }

export type Predikat = keyof typeof id.predikat
export type Grade = keyof typeof id.grade
export type Rating = keyof typeof id.rating
