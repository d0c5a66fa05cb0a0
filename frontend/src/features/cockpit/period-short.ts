/** A period in few signs, where its year stands beside: TW III 2026. */
import type { Language } from '@/i18n/language'
import { periodName } from '@/lib/period'

export const periodShort = (id: number, language: Language) => periodName(id, language).replace('Triwulan', 'TW').replace('Quarter', 'Q').replace(',', '')
