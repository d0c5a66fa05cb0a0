/** Rupiah, and a mean or difference as it is told. */
import type { Language } from '@/i18n/language'
import { number } from '@/lib/format'

export const rupiah = (amount: string | number, language: Language) => `Rp${number(amount, language)}`

/** Basis points of what was expected, as points of a hundred. */
export const points = (bp: number, language: Language) => number(Math.round(bp / 10) / 10, language)
