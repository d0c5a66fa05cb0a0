/** How dates, times, numbers and NIPs are shown: always WITA, Indonesian punctuation, no-break spaces. */
import type { Language } from '@/i18n/language'

const ZONE = 'Asia/Makassar'
const LOCALE = { id: 'id-ID', en: 'en-GB' } as const
const DAY = 86_400_000
const NBSP = '\u00a0'

export function dateLong(iso: string, language: Language) {
  return new Intl.DateTimeFormat(LOCALE[language], { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${iso}T00:00:00Z`))
}

/** A day as it is; of a moment the day that it was in Bali. */
function day(iso: string, month: 'short' | 'long', language: Language) {
  const [moment, timeZone] = iso.includes('T') ? [iso, ZONE] : [`${iso}T00:00:00Z`, 'UTC']
  return new Intl.DateTimeFormat(LOCALE[language], { day: 'numeric', month, year: 'numeric', timeZone }).format(new Date(moment))
}

export const dateShort = (iso: string, language: Language) => day(iso, 'short', language)

/** As documents write a day: 1 Januari 2026. */
export const dateFull = (iso: string, language: Language) => day(iso, 'long', language)

/** Within a week the day of the week tells more than the year. */
export function dateNear(iso: string, language: Language) {
  return new Intl.DateTimeFormat(LOCALE[language], { weekday: 'long', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(`${iso.slice(0, 10)}T00:00:00Z`))
}

export function momentShort(iso: string, language: Language) {
  const date = new Intl.DateTimeFormat(LOCALE[language], { day: 'numeric', month: 'short', year: 'numeric', timeZone: ZONE }).format(new Date(iso))
  return `${date}, ${time(iso)} WITA`
}

export function time(iso: string, seconds = false) {
  const parts = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', ...(seconds ? { second: '2-digit' } : {}), timeZone: ZONE }).format(new Date(iso))
  return parts.replaceAll(':', '.')
}

/** Whole days from today to a date; negative when it is over. */
export function daysUntil(iso: string, today: string) {
  return Math.round((Date.parse(`${iso}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY)
}

const SIGNS: Record<string, string> = { persen: '%' }

export function number(text: string | number, language: Language, unit?: string | null) {
  const shown = new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: 4 }).format(Number(text))
  return unit ? `${shown}${NBSP}${SIGNS[unit] ?? unit}` : shown
}

export function nip(text: string | null | undefined) {
  if (!text || text.length !== 18) return text ?? '—'
  return [text.slice(0, 8), text.slice(8, 14), text.slice(14, 15), text.slice(15)].join(NBSP)
}

type Named = { name: string; front_title?: string | null; back_title?: string | null }

export function fullName(person: Named) {
  const front = person.front_title ? `${person.front_title} ` : ''
  return `${front}${person.name}${person.back_title ? `, ${person.back_title}` : ''}`
}

/** "Kepala Dinas Kesehatan" says its unit already; "Perawat Terampil" does not. */
export function postIn(position: string | null | undefined, unit: string) {
  if (!position) return unit
  return position.endsWith(unit) || position.endsWith(unit.replace(/^Kecamatan /, '')) ? position : `${position}, ${unit}`
}

const BIRTH_ORDER = new Set(['wayan', 'made', 'nyoman', 'ketut', 'putu', 'kadek', 'komang', 'gede', 'luh', 'nengah', 'i', 'ni', 'gusti', 'ida', 'bagus', 'anak', 'agung', 'cokorda', 'dewa', 'ngurah', 'a.a.'])

/** Half the office shares birth-order names, so initials skip them. */
export function initials(name: string) {
  const words = name.split(/\s+/).filter(Boolean)
  const telling = words.filter((word) => !BIRTH_ORDER.has(word.toLowerCase()))
  const shown = telling.length > 0 ? telling : words
  if (shown.length === 1) return (shown[0] ?? '').slice(0, 2).toUpperCase()
  return shown.slice(0, 2).map((word) => word[0]?.toUpperCase() ?? '').join('')
}
