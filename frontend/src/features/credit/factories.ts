/** A teacher's ledger for tests: older points, three years, and the way to the next jenjang. */
import type { Credit, Line } from './credit-queries'

export const line = (more: Partial<Line>): Line => ({
  id: `l-${more.month ?? 0}-${more.kind ?? 'konversi'}`, created_at: '2026-01-05T02:00:00Z', month: 202512, kind: 'konversi', level: 'ahli_pertama', points: '12.5', total: '68.75',
  months: 12, percent: 100, coefficient: '12.5', first_month: 202501, last_month: 202512, predikat: 'baik', evaluation_id: 'e-2025', rule_id: 'R73', document_no: null, decided_on: null,
  reason: null, reverses_id: null, reversed_by: null, ...more,
})

const year = (number: number, more: Partial<Line>) => line({ month: number * 100 + 12, first_month: number * 100 + 1, last_month: number * 100 + 12, evaluation_id: `e-${number}`, ...more })

const way = (predikat: Line['predikat'] & string, months: number, enough_on: string, on: string, promotes: boolean) => ({ predikat, months, enough_on, on, promotes })

export const ways = [
  way('sangat_baik', 20, '2027-08-31', '2027-09-01', true),
  way('baik', 30, '2028-06-30', '2028-07-01', true),
  way('butuh_perbaikan', 40, '2029-04-30', '2029-05-01', false),
  way('kurang', 60, '2030-12-31', '2031-01-01', false),
]

export const credit: Credit = {
  employee: { id: 'p-kadek', name: 'Ni Kadek Sari' }, position: 'Guru Ahli Pertama', unit_name: 'SD Negeri 3 Padma', grade: 'III/b', level: 'ahli_pertama', coefficient: '12.5', fits: true,
  points: '68.75', counted_until: 202512, aim: 'level',
  next_grade: { to: 'III/c', pangkat: 'Penata', need: '100', missing: '31.25', surplus: '0', ways },
  next_level: { to: 'ahli_muda', pangkat: null, need: '100', missing: '31.25', surplus: '0', ways },
  bonus: { points: '12.5', missing: '18.75', ways: [way('baik', 18, '2027-06-30', '2027-07-01', true)] },
  history: [{ month: 202212, points: '25' }, { month: 202312, points: '37.5' }, { month: 202412, points: '56.25' }, { month: 202512, points: '68.75' }],
  lines: [
    line({ kind: 'penyesuaian', month: 202212, points: '25', total: '25', months: null, percent: null, coefficient: null, first_month: null, last_month: null, predikat: null, evaluation_id: null, document_no: 'PAK 0117/2022', decided_on: '2022-12-30', reason: 'Penyesuaian angka kredit lama' }),
    year(2023, { total: '37.5' }),
    year(2024, { points: '18.75', percent: 150, predikat: 'sangat_baik', total: '56.25' }),
    year(2025, {}),
  ],
  corrections: [], convertible: [], may: [],
}
