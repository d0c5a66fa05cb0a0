/** Answers of the insights, as the API gives them. */
import type { Part, Parts, Signal, Trend, UnitFigures, Use } from './insights-queries'

const COUNTED = '2026-10-08T00:10:00Z'
const NO_PREDIKAT = { sangat_baik: 0, baik: 0, butuh_perbaikan: 0, kurang: 0, sangat_kurang: 0 }

export const figures = (more: Partial<UnitFigures> = {}): UnitFigures => ({
  people: 20,
  on_track: { count: 15, total: 20 },
  on_time: { count: 19, total: 20 },
  good: { count: 17, total: 20 },
  predikat: { ...NO_PREDIKAT, sangat_baik: 1, baik: 16, butuh_perbaikan: 3 },
  hidden: [],
  ...more,
})
export const hiddenFigures = figures({ people: 3, on_track: null, on_time: null, good: null, predikat: null, hidden: ['on_track', 'on_time', 'good'] })

const unit = { id: 'u1', name: 'Dinas Kesehatan' }
export const place = { unit, kind: 'opd', above: null, below: [{ id: 'u2', name: 'Puskesmas Taman Sari' }] }

export const trend: Trend = {
  unit,
  kind: 'opd',
  above: { id: 'u0', name: 'Pemerintah Kota Denpasar' },
  small_group: 5,
  periods: [
    { period_id: 20260103, kind: 'triwulanan', report_due_on: '2026-04-09', counted_at: COUNTED, own: figures({ on_track: { count: 12, total: 20 } }), above: figures(), alike: { on_track: { units: 9, share: 0.7 }, on_time: null, good: null } },
    { period_id: 20260406, kind: 'triwulanan', report_due_on: '2026-07-09', counted_at: COUNTED, own: figures(), above: hiddenFigures, alike: { on_track: { units: 9, share: 0.72 }, on_time: null, good: null } },
  ],
}

const part = (id: string, name: string, more: Partial<Part> = {}): Part => ({ unit: { id, name }, kind: 'puskesmas', figures: figures(), grade: 'baik', guides: [{ predikat: 'baik', kind: 'most', percent: 70 }], findings: [], ...more })
export const parts: Parts = {
  unit,
  period_id: 20260406,
  periods: [20260103, 20260406],
  counted_at: COUNTED,
  small_group: 5,
  whole: { ...part('u1', 'Dinas Kesehatan'), kind: 'opd' },
  parts: [
    part('u2', 'Puskesmas Taman Sari', { grade: 'kurang', figures: figures({ good: { count: 19, total: 20 } }), findings: ['weak_unit_good_predikat'] }),
    part('u3', 'Puskesmas Padma', { figures: figures({ on_track: { count: 2, total: 20 } }) }),
    part('u4', 'Puskesmas Kecil', { figures: hiddenFigures, grade: null, guides: [] }),
  ],
  strips: [{ measure: 'on_track', kind: 'puskesmas', units: 6, middle: 0.75, low: 0.6, high: 0.9, outside: [{ unit: { id: 'u3', name: 'Puskesmas Padma' }, side: -1 }] }],
}

const rater = { id: 'p1', name: 'I Made Wirawan', nip: null, position: 'Kepala Puskesmas' }
const signal = (kind: Signal['kind'], more: Partial<Signal>): Signal => ({ kind, rater, unit: { id: 'u2', name: 'Puskesmas Taman Sari' }, people: 20, found: 20, expected: null, chance: null, predikat: [], above: null, below: null, grade: null, ...more })
export const signals = {
  unit,
  searched: { period_id: 20260406, searched_at: COUNTED, evaluations: 1359, raters: 61 },
  periods: [20260406],
  fewest_people: 8,
  largest_chance: 0.001,
  items: [
    signal('same_predikat', { predikat: ['baik'], expected: 14.2, chance: 0.0005 }),
    signal('against_figures', { found: 9, above: 7, below: 2, expected: 2.1, chance: 1e-9 }),
    signal('one_impression', { expected: 13 , chance: 0.0001 }),
    signal('hurried', { found: 12 }),
    signal('copied_reasons', { found: 11 }),
    signal('off_pattern', { rater: null, found: 18, expected: 2, chance: 1e-12, predikat: ['sangat_baik', 'baik'], grade: 'kurang' }),
  ],
}

export const use: Use = {
  unit,
  small_group: 5,
  since: '2026-10-01',
  times: [
    { month: '2026-10-01', role: 'hr', people: null, minutes: null, per_person: null, ceiling: 1200 },
    { month: '2026-10-01', role: 'leader', people: 60, minutes: 18_000, per_person: 300, ceiling: 240 },
    { month: '2026-10-01', role: 'staff', people: 1200, minutes: 14_400, per_person: 12, ceiling: 60 },
  ],
  clients: [{ client: 'phone', minutes: 9000, sending: 300 }, { client: 'desktop', minutes: 23_400, sending: 100 }],
  reports: [{ period_id: 20260406, agreed: 20, early: 15, last_day: 3, late: 1, missing: 1, by_others: 0 }],
}
