/** How days and hours of learning are written. */
import type { Language } from '@/i18n/language'
import { inBali, monthName, weekday } from '@/lib/calendar'
import { dateShort, daysUntil, number } from '@/lib/format'

import type { Seat } from './seat-queries'

export const jp = (hours: string | number, language: Language) => number(hours, language, 'JP')

/** 2–4 Nov 2026; over the end of a month both days stand whole. */
export function span(from: string, until: string, language: Language) {
  if (from === until) return dateShort(from, language)
  const day = inBali(from).getUTCDate()
  return from.slice(0, 7) === until.slice(0, 7) ? `${day}–${dateShort(until, language)}` : `${dateShort(from, language)} – ${dateShort(until, language)}`
}

/** Whether days follow each other without a gap. */
const isRun = ({ sessions, from_on, until_on }: Seat) => new Set(sessions.map((one) => one.on)).size === daysUntil(until_on, from_on) + 1

/** Senin–Rabu, 2–4 Nov 2026, 13.00–16.00 WITA; days with gaps are counted. */
export function sessionsLine(seat: Seat, language: Language, counted: (n: number) => string) {
  const { from_on: from, until_on: until, sessions } = seat
  const first = weekday(inBali(from), language)
  const days = from === until ? first : isRun(seat) && sessions.length <= 7 ? `${first}–${weekday(inBali(until), language)}` : counted(new Set(sessions.map((one) => one.on)).size)
  const times = new Set(sessions.map((one) => `${one.starts}–${one.ends}`.replaceAll(':', '.')))
  return [days, span(from, until, language), times.size === 1 && `${[...times].join('')} WITA`].filter(Boolean).join(', ')
}

export function monthOf(day: string, language: Language) {
  const date = inBali(day)
  return `${monthName(date.getUTCMonth(), language)} ${date.getUTCFullYear()}`
}

