/** What somebody writes of a proposal, as text until it is whole; and what is still missing of it. */
import { decimalOf } from '@/lib/decimal'

import { rupiahOf } from './money'
import type { Draft, Kept } from './proposal-queries'

export type SessionWords = { on: string; starts: string; ends: string }
export type Words = {
  unit: string
  title: string
  competences: string[]
  provider: string
  mode: Draft['mode']
  place: string
  sessions: SessionWords[]
  /** Empty: as long as the sessions are. */
  hours: string
  seats: string
  budget: string
}
export type Field = 'title' | 'competences' | 'provider' | 'sessions' | 'hours' | 'seats' | 'budget'

const MINUTES_OF_JP = 45
const HALF = 2

export const emptyWords = (unit: string, competence: string | undefined): Words => ({
  unit, title: '', competences: competence ? [competence] : [], provider: 'BKPSDM Kota Denpasar', mode: 'tatap_muka', place: '',
  sessions: [{ on: '', starts: '13:00', ends: '16:00' }], hours: '', seats: '30', budget: '',
})

export const wordsOf = (kept: Kept): Words => ({
  unit: kept.unit.id, title: kept.title, competences: kept.competences, provider: kept.provider, mode: kept.mode, place: kept.place ?? '',
  sessions: kept.sessions, hours: kept.hours.replace('.', ','), seats: String(kept.seats.total), budget: kept.budget,
})

const minutesOf = (clock: string) => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

const isSession = ({ on, starts, ends }: SessionWords) => on !== '' && starts !== '' && ends !== '' && starts < ends

/** How many JP of 45 minutes the sessions last, in halves. */
export function hoursOf(sessions: SessionWords[]): string {
  const minutes = sessions.filter((one) => one.starts < one.ends).reduce((sum, one) => sum + minutesOf(one.ends) - minutesOf(one.starts), 0)
  return String(Math.floor((minutes / MINUTES_OF_JP) * HALF) / HALF)
}

/** The day after, at the same time. */
export function nextSession(sessions: SessionWords[]): SessionWords {
  const last = sessions.at(-1) ?? { on: '', starts: '13:00', ends: '16:00' }
  if (!last.on) return last
  const day = new Date(`${last.on}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + 1)
  return { ...last, on: day.toISOString().slice(0, 10) }
}

const hoursIn = (words: Words) => (words.hours.trim() === '' ? hoursOf(words.sessions) : decimalOf(words.hours))
export const seatsIn = (words: Words) => (/^\d{1,4}$/.test(words.seats.trim()) ? Number(words.seats) : 0)

/** Which fields are not right yet. */
export function faultsIn(words: Words): Field[] {
  const hours = Number(hoursIn(words))
  const checks: Record<Field, boolean> = {
    title: words.title.trim().length >= 3,
    competences: words.competences.length > 0,
    provider: words.provider.trim().length >= 2,
    sessions: words.sessions.length > 0 && words.sessions.every(isSession),
    hours: hours > 0 && hours <= 1000,
    seats: seatsIn(words) >= 1 && seatsIn(words) <= 2000,
    budget: rupiahOf(words.budget) !== null,
  }
  return (Object.keys(checks) as Field[]).filter((field) => !checks[field])
}

export const draftOf = (words: Words): Draft => ({
  unit_id: words.unit,
  title: words.title.trim(),
  provider: words.provider.trim(),
  mode: words.mode,
  place: words.place.trim() || null,
  competences: words.competences,
  sessions: words.sessions,
  hours: hoursIn(words) ?? '0',
  seats: seatsIn(words),
  budget: rupiahOf(words.budget) ?? '0',
})
