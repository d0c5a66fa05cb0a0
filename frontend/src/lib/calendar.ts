/** Days and times in words. Written here and not asked of `Intl`, which takes a phone a tenth of a second to begin with. */
import type { Language } from '@/i18n/language'

const MONTHS = {
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
}
const WEEKDAYS = {
  id: 'Minggu Senin Selasa Rabu Kamis Jumat Sabtu'.split(' '),
  en: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
}
/** WITA, the whole year. */
const BALI = 8 * 3_600_000

/** A day as it is; of a moment the day and the time that it was in Bali. */
export function inBali(iso: string): Date {
  return iso.includes('T') ? new Date(Date.parse(iso) + BALI) : new Date(`${iso}T00:00:00Z`)
}

export const hourInBali = () => inBali(new Date().toISOString()).getUTCHours()

/** `month` begins at 0. */
export const monthName = (month: number, language: Language) => MONTHS[language][month] ?? ''

export function monthShort(month: number, language: Language) {
  return monthName(month, language).slice(0, language === 'en' && month === 8 ? 4 : 3)
}

export const weekday = (date: Date, language: Language) => WEEKDAYS[language][date.getUTCDay()] ?? ''

const two = (count: number) => String(count).padStart(2, '0')

export function clock(date: Date, seconds: boolean) {
  const parts = [date.getUTCHours(), date.getUTCMinutes(), ...(seconds ? [date.getUTCSeconds()] : [])]
  return parts.map(two).join('.')
}
