/** Numbers and shares as they are read, in the reader's language. */
import { useLanguage } from '@/i18n/language'
import { number } from '@/lib/format'

export function useShown() {
  const language = useLanguage()
  return {
    language,
    count: (value: number) => number(value, language),
    /** In per cent; a dash where there is nothing to count. */
    percent: (value: number | null) => (value === null ? '—' : number(value, language, 'persen')),
  }
}
