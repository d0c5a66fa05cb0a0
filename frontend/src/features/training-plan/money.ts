/** Rupiah, days and names as this page says them. */
import type { Language } from '@/i18n/language'
import { inBali, monthShort } from '@/lib/calendar'
import { number } from '@/lib/format'

export const rupiah = (amount: string | number, language: Language) => `Rp${number(amount, language)}`

/** Whole rupiah as people write them: `Rp120.000.000`, `120000000`; none where it is something else. */
export function rupiahOf(text: string): string | null {
  const bare = text.replace(/rp\.?/i, '').replaceAll(/[\s.\u00a0]/g, '')
  return /^\d{1,14}$/.test(bare) ? bare : null
}

/** `17–26 Nov`, `28 Okt – 3 Nov`, `3 Nov`. */
export function daysOf(from: string, until: string, language: Language): string {
  const [first, last] = [inBali(from), inBali(until)]
  const said = (day: Date) => `${day.getUTCDate()} ${monthShort(day.getUTCMonth(), language)}`
  if (from === until) return said(first)
  return from.slice(0, 7) === until.slice(0, 7) ? `${first.getUTCDate()}–${said(last)}` : `${said(first)} – ${said(last)}`
}

/** A title is kept in small letters; a sentence begins with a large one. */
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** The first letter small, within a sentence. */
export const small = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
