/** Periods in words: `20260709` is the third quarter of 2026. */
import type { Language } from '@/i18n/language'

import { monthName } from './calendar'

const ROMAN = ['I', 'II', 'III', 'IV'] as const

export function periodName(id: number, language: Language): string {
  const text = String(id)
  const year = text.slice(0, 4)
  const first = Number(text.slice(4, 6))
  const last = Number(text.slice(6, 8))
  if (last - first === 11) return language === 'id' ? `Tahun ${year}` : `Year ${year}`
  if (last - first === 2) {
    const number = ROMAN[(first - 1) / 3] ?? ''
    return language === 'id' ? `Triwulan ${number} ${year}` : `Quarter ${number}, ${year}`
  }
  return `${monthName(first - 1, language)} ${year}`
}

/** Where there is little room, as under a chart: `TW III 2026`. */
export function periodShort(id: number, language: Language): string {
  return periodName(id, language).replace('Triwulan', 'TW').replace(/Quarter (\w+),/, 'Q $1')
}
