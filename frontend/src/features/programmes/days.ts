/** The days of a programme in words. */
import type { Language } from '@/i18n/language'
import { inBali, monthName } from '@/lib/calendar'
import { dateShort } from '@/lib/format'

/** 2–6 Nov 2026; 30 Okt 2026 – 2 Nov 2026. */
export function span(from: string, until: string, language: Language) {
  if (from === until) return dateShort(from, language)
  const last = dateShort(until, language)
  return from.slice(0, 7) === until.slice(0, 7) ? `${inBali(from).getUTCDate()}–${last}` : `${dateShort(from, language)} – ${last}`
}

export function monthOf(day: string, language: Language) {
  const date = inBali(day)
  return `${monthName(date.getUTCMonth(), language)} ${date.getUTCFullYear()}`
}

/** 13:00 as people write it. */
export const hour = (time: string) => time.slice(0, 5).replace(':', '.')

type Held = { on: string }

/** Which sessions are on a day, counted from 1. */
export const sessionsOn = (sessions: readonly Held[], day: string) => sessions.flatMap(({ on }, index) => (on === day ? [index + 1] : []))

/** Which have been held, or are today. */
export const sessionsUntil = (sessions: readonly Held[], day: string) => sessions.flatMap(({ on }, index) => (on <= day ? [index + 1] : []))
