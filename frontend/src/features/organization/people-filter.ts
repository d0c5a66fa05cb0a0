/** What the list of people is narrowed to; the address keeps it, so that the way back finds the same list. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'

import type { PeopleFilter, PersonState } from './organization-queries'

export const EVERY = 'semua'
const USUAL: PersonState = 'aktif'

type Search = { cari?: unknown; keadaan?: PersonState | typeof EVERY; opd?: number; unit?: string; hal?: number }
export type People = { q: string; state: PersonState | typeof EVERY; agency?: number; unit?: string; page: number }

export function usePeopleFilter() {
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const [q, setQ] = useState(search.cari === undefined ? '' : String(search.cari))
  const people: People = {
    q,
    state: search.keadaan ?? USUAL,
    agency: Number(search.opd) || undefined,
    unit: search.unit,
    page: Number(search.hal) || 1,
  }
  /** Anything but another page begins at the first one; what has digits may be a NIP, which no address keeps. */
  const change = (part: Partial<People>) => {
    const next = { ...people, page: 1, ...part }
    setQ(next.q)
    const kept: Search = {
      cari: /\d/.test(next.q) ? undefined : next.q || undefined,
      keadaan: next.state === USUAL ? undefined : next.state,
      opd: next.agency,
      unit: next.unit,
      hal: next.page > 1 ? next.page : undefined,
    }
    void navigate({ to: '/opd/pegawai', search: kept as never, replace: true, resetScroll: part.page !== undefined })
  }
  const isNarrowed = people.q !== '' || people.agency !== undefined || people.unit !== undefined || people.state !== USUAL
  return { people, change, isNarrowed }
}

/** A NIP as it is written or pasted; none where a name is searched. */
export function numberIn(q: string): string {
  const bare = q.replaceAll(/[\s.\u00a0-]/g, '')
  return /^\d{18}$/.test(bare) ? bare : ''
}

export function asQuery(people: People): PeopleFilter {
  const q = /\d/.test(people.q) ? '' : people.q.trim()
  return {
    page: people.page,
    ...(q && { q }),
    ...(people.state !== EVERY && { state: [people.state] }),
    ...(people.agency !== undefined && { agency_id: people.agency }),
    ...(people.unit && { unit_id: people.unit }),
  }
}
