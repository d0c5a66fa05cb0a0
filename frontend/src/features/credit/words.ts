/** What of a ledger is said the same way in several places: points, months, and what a step leads to. */
import { POSITION_KINDS, type PositionKind } from '@/components/position-kinds'
import type { Language } from '@/i18n/language'
import { monthName } from '@/lib/calendar'
import { number } from '@/lib/format'

import type { CreditWords } from './credit-messages'
import type { Credit, Need } from './credit-queries'

export const levelName = (code: string) => POSITION_KINDS[code as PositionKind] ?? code

/** Always with two places, as the sheets have them. */
export function points(text: string, language: Language) {
  const shown = number(text, language)
  const mark = language === 'id' ? ',' : '.'
  const [whole = '', part = ''] = shown.split(mark)
  return `${whole}${mark}${part.padEnd(2, '0')}`.replace('-', '−')
}

/** As people say it: `31,25`, and `100` without places. */
export const plainPoints = (text: string, language: Language) => number(text, language).replace('-', '−')

export const signed = (text: string, language: Language) => (text.startsWith('-') ? points(text, language) : `+${points(text, language)}`)

export const yearOf = (month: number) => Math.floor(month / 100)

export const monthWords = (month: number, language: Language) => `${monthName((month % 100) - 1, language)} ${yearOf(month)}`

export const monthOf = (day: string) => Number(day.slice(0, 4)) * 100 + Number(day.slice(5, 7))

export const monthOfDay = (day: string, language: Language) => monthWords(monthOf(day), language)

/** `2025` for a whole year, else its months. */
export function spanWords(first: number, last: number, language: Language) {
  if (last - first === 11) return String(yearOf(last))
  if (first === last) return monthWords(last, language)
  const begin = yearOf(first) === yearOf(last) ? monthName((first % 100) - 1, language) : monthWords(first, language)
  return `${begin}–${monthWords(last, language)}`
}

/** The post of the next jenjang by the words of the present one: Guru Ahli Pertama, Guru Ahli Muda. */
export function nextPost(credit: Pick<Credit, 'position' | 'level'>, to: string) {
  const [post, now] = [credit.position, credit.level]
  const name = levelName(to)
  return post && now && post.endsWith(levelName(now)) ? `${post.slice(0, -levelName(now).length)}${name}` : name
}

/** What a step leads to. */
export function stepName(credit: Credit, need: Need, t: CreditWords) {
  return need === credit.next_level ? nextPost(credit, need.to) : t.rank(need.pangkat, need.to)
}

export const aimOf = (credit: Credit): Need | null => (credit.aim === 'level' ? credit.next_level : credit.aim === 'grade' ? credit.next_grade : null)
