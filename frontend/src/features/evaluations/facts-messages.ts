/** What the facts say of somebody's period, in sentences. */
type Facts = Record<string, string>

const count = (facts: Facts, name: string) => Number(facts[name] ?? 0)

const id = {
  results_facts: (f: Facts) => {
    const [all, reported, measured, behind, evidence] = ['indicators', 'reported', 'measured', 'behind', 'evidence'].map((name) => count(f, name)) as [number, number, number, number, number]
    const proof = evidence > 0 ? ` ${evidence} bukti diterima.` : ''
    const missing = reported < all ? ` ${all - reported} indikator belum dilaporkan.` : ''
    if (reported === 0 && measured === 0) return `Belum ada dari ${all} indikator yang dilaporkan.${proof}`
    if (measured === 0) return `${reported} dari ${all} indikator dilaporkan dengan kalimat.${proof}`
    if (behind === 0) return `${measured === all ? `Semua ${all}` : `${measured} dari ${all}`} indikator sesuai atau di depan jalur.${missing}${proof}`
    return `${measured - behind} dari ${measured} indikator sesuai atau di depan jalur, ${behind} tertinggal; paling jauh “${f.farthest ?? ''}”.${missing}${proof}`
  },
  behaviour_facts: (f: Facts) => (count(f, 'feedback') === 0 ? 'Belum ada umpan balik tentang perilaku pada periode ini.' : `${f.feedback ?? ''} umpan balik tentang perilaku pada periode ini: ${f.values ?? ''}.`),
  take: 'Pakai kalimat ini',
  taken: 'Kalimat dari data. Anda boleh mengubahnya.',
  says: 'Menurut data',
  expected: 'Seharusnya',
  legend: 'Garis putus-putus: yang seharusnya. Garis penuh: realisasi, Januari sampai Desember.',
  should: { higher: (value: string) => value, lower: (value: string) => `paling banyak ${value}`, range: (value: string) => value },
  better: { higher: 'Makin besar makin baik', lower: 'Makin kecil makin baik', range: 'Baik di antara dua angka' },
  between: (low: string, high: string) => `${low} sampai ${high}`,
  yearTarget: 'Target setahun',
  noEvidenceHere: 'Belum ada bukti pada periode ini.',
  measured: 'Diukur sistem',
  contested: 'Dipersoalkan: belum dapat dipakai menilai',
  overridden: (reason: string) => `Diisi sendiri, bukan hasil pengukuran. Alasannya: “${reason}”`,
  observations: 'Pengamatan kelas untuk praktik ini',
  otherEvidence: 'Bukti lain',
  unitOf: 'Unit',
}
const en: typeof id = {
  results_facts: (f) => {
    const [all, reported, measured, behind, evidence] = ['indicators', 'reported', 'measured', 'behind', 'evidence'].map((name) => count(f, name)) as [number, number, number, number, number]
    const proof = evidence > 0 ? ` ${evidence} accepted as evidence.` : ''
    const missing = reported < all ? ` ${all - reported} not reported.` : ''
    if (reported === 0 && measured === 0) return `None of ${all} indicators is reported.${proof}`
    if (measured === 0) return `${reported} of ${all} indicators are reported in words.${proof}`
    if (behind === 0) return `${measured === all ? `All ${all}` : `${measured} of ${all}`} indicators are on track or ahead.${missing}${proof}`
    return `${measured - behind} of ${measured} indicators are on track or ahead, ${behind} behind; farthest “${f.farthest ?? ''}”.${missing}${proof}`
  },
  behaviour_facts: (f) => (count(f, 'feedback') === 0 ? 'No feedback on behaviour in this period.' : `${f.feedback ?? ''} feedback on behaviour in this period: ${f.values ?? ''}.`),
  take: 'Use this sentence', taken: 'A sentence from the data. You may change it.', says: 'From the data',
  expected: 'Expected', legend: 'Broken line: what was expected. Full line: what was reached, January to December.', should: { higher: (value) => value, lower: (value) => `at most ${value}`, range: (value) => value },
  better: { higher: 'Higher is better', lower: 'Lower is better', range: 'Good between two figures' }, between: (low, high) => `${low} to ${high}`,
  yearTarget: 'Target of the year', noEvidenceHere: 'No evidence in this period.', measured: 'Measured by a system', contested: 'Contested: cannot be used to assess yet', overridden: (reason) => `Entered by hand, not as measured. The reason: “${reason}”`, observations: 'Class observations of this practice', otherEvidence: 'Other evidence', unitOf: 'Unit',
}
export const factsMessages = { id, en }

export type Sentence = { code: string; facts: Facts }

/** The words of a sentence of the facts; of another none. */
export function factsWords(t: typeof id, sentences: Sentence[] | null | undefined, code: 'results_facts' | 'behaviour_facts'): string {
  const found = sentences?.find((one) => one.code === code)
  return found ? t[code](found.facts) : ''
}
