/** What the list of people is narrowed to; the address keeps it, so that the way back finds the same list. */
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'

import type { PeopleFilter } from './organization-queries'
import { EVERY_STATE, type StateFilter } from './search-params'

const USUAL: StateFilter = 'aktif'
export type People = { q: string; state: StateFilter; agency?: number; unit?: string; page: number }

const route = getRouteApi('/opd/pegawai')

export function usePeopleFilter() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const [q, setQ] = useState(search.cari ?? '')
  const people: People = { q, state: search.keadaan ?? USUAL, agency: search.opd, unit: search.unit, page: search.hal ?? 1 }
  /** Anything but another page begins at the first one; what has digits may be a NIP, which no address keeps. */
  const change = (part: Partial<People>) => {
    const next = { ...people, page: 1, ...part }
    setQ(next.q)
    void navigate({
      to: '.',
      search: {
        cari: /\d/.test(next.q) ? undefined : next.q || undefined,
        keadaan: next.state === USUAL ? undefined : next.state,
        opd: next.agency,
        unit: next.unit,
        hal: next.page > 1 ? next.page : undefined,
      },
      replace: true,
      resetScroll: part.page !== undefined,
    })
  }
  const isNarrowed = people.q !== '' || people.agency !== undefined || people.unit !== undefined || people.state !== USUAL
  return { people, change, isNarrowed }
}

export function asQuery(people: People): PeopleFilter {
  const q = /\d/.test(people.q) ? '' : people.q.trim()
  return {
    page: people.page,
    ...(q && { q }),
    ...(people.state !== EVERY_STATE && { state: [people.state] }),
    ...(people.agency !== undefined && { agency_id: people.agency }),
    ...(people.unit && { unit_id: people.unit }),
  }
}
