/** Shares of people by predikat, best first, as charts draw them. */
import type { Predikat } from '@/components/predikat-messages'
import type { Language } from '@/i18n/language'
import { number } from '@/lib/format'

export type Counts = Record<Predikat, number>
/** A mark of the guideline for one predikat: at most or at least so many of a hundred people. */
export type Guide = { predikat: Predikat; kind: 'most' | 'least'; percent: number }
export type Part = { predikat: Predikat; count: number; percent: number; from: number }

export const BEST_FIRST: readonly Predikat[] = ['sangat_baik', 'baik', 'butuh_perbaikan', 'kurang', 'sangat_kurang']

export const totalOf = (counts: Counts) => BEST_FIRST.reduce((sum, one) => sum + counts[one], 0)

/** Every predikat with its share of the whole and where it begins; nothing where nobody is counted. */
export function partsOf(counts: Counts): Part[] {
  const total = totalOf(counts)
  if (total === 0) return []
  let from = 0
  return BEST_FIRST.map((predikat) => {
    const percent = (100 * counts[predikat]) / total
    from += percent
    return { predikat, count: counts[predikat], percent, from: from - percent }
  })
}

/** Where the guideline's mark of a stacked bar stands: where that predikat ought to end. */
export const markAt = (parts: Part[], guide: Guide) => Math.min(100, (parts.find((part) => part.predikat === guide.predikat)?.from ?? 0) + guide.percent)

/** One decimal where it tells something. */
export const percent = (value: number, language: Language) => number(Math.round(value * 10) / 10, language, 'persen')
