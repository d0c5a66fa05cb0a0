/** Days as cases name them: `22 Sep`; the year stands in the heading. */
import type { Language } from '@/i18n/language'
import { inBali, monthShort } from '@/lib/calendar'

export function dayShort(iso: string, language: Language) {
  const date = inBali(iso)
  return `${date.getUTCDate()} ${monthShort(date.getUTCMonth(), language)}`
}
