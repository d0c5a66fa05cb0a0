/** How dates, times, numbers and NIPs are shown: always WITA, Indonesian punctuation, no-break spaces. */
import type { Language } from '@/i18n/language'

import { clock, inBali, monthName, monthShort, weekday } from './calendar'

const DAY = 86_400_000
const NBSP = '\u00a0'

export function dateLong(iso: string, language: Language) {
  return `${weekday(inBali(iso), language)}, ${dateFull(iso, language)}`
}

export function dateShort(iso: string, language: Language) {
  const date = inBali(iso)
  return `${date.getUTCDate()} ${monthShort(date.getUTCMonth(), language)} ${date.getUTCFullYear()}`
}

/** As documents write a day: 1 Januari 2026. */
export function dateFull(iso: string, language: Language) {
  const date = inBali(iso)
  return `${date.getUTCDate()} ${monthName(date.getUTCMonth(), language)} ${date.getUTCFullYear()}`
}

/** Within a week the day of the week tells more than the year. */
export function dateNear(iso: string, language: Language) {
  const date = inBali(iso.slice(0, 10))
  const comma = language === 'id' ? ',' : ''
  return `${weekday(date, language)}${comma} ${date.getUTCDate()} ${monthShort(date.getUTCMonth(), language)}`
}

export function momentShort(iso: string, language: Language) {
  return `${dateShort(iso, language)}, ${time(iso)} WITA`
}

export const time = (iso: string, seconds = false) => clock(inBali(iso), seconds)

/** Whole days from today to a date; negative when it is over. */
export function daysUntil(iso: string, today: string) {
  return Math.round((Date.parse(`${iso}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY)
}

const SIGNS: Record<string, string> = { persen: '%' }

const MARKS = { id: ['.', ','], en: [',', '.'] } as const

export function number(text: string | number, language: Language, unit?: string | null) {
  const [thousands, decimal] = MARKS[language]
  const [whole = '', part] = Number(text).toFixed(4).replace(/\.?0+$/, '').split('.')
  const shown = whole.replaceAll(/\B(?=(\d{3})+$)/g, thousands) + (part ? decimal + part : '')
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
