/** The agencies and units of the city, to choose from; everybody who is signed in may read them. */
import { queryOptions } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'

import { SUBJECTS } from './query-keys'

type Unit = components['schemas']['UnitView']
type UnitsWanted = { parent_id?: string; agency_id?: number | undefined; q?: string }
const MOST_UNITS = 200

/** Units are chosen from a whole list, so every page of it is read. */
export async function allUnits(wanted: UnitsWanted, signal: AbortSignal) {
  const items: Unit[] = []
  for (let page = 1; ; page += 1) {
    const read = dataOf(await api.GET('/api/v1/units', { params: { query: { ...wanted, page, size: MOST_UNITS } }, signal }))
    items.push(...read.items)
    if (read.items.length === 0 || items.length >= read.total) return { items }
  }
}

/** The units that came with the page, where those are all. */
export const unitsThatCame = (wanted: UnitsWanted) => () => {
  const first = came('/api/v1/units', { query: { ...wanted, page: 1, size: MOST_UNITS } })()
  return first && first.items.length >= first.total ? { items: first.items } : undefined
}

const units = [...SUBJECTS.organization, 'units'] as const
export const unitKeys = {
  agencies: [...SUBJECTS.organization, 'agencies'] as const,
  city: [...units, 'city'] as const,
  of: (agencyId: number | undefined) => [...units, 'of', agencyId] as const,
  below: (parentId: string) => [...units, 'below', parentId] as const,
  search: (q: string, size: number) => [...units, 'search', q, size] as const,
}

export const agenciesQuery = queryOptions({
  queryKey: unitKeys.agencies,
  queryFn: ({ signal }) => api.GET('/api/v1/agencies', { signal }).then(dataOf),
  initialData: came('/api/v1/agencies'),
  staleTime: 300_000,
})

/** The units of an agency in the official order, to choose from. */
export const agencyUnitsQuery = (agencyId: number | undefined) =>
  queryOptions({
    queryKey: unitKeys.of(agencyId),
    queryFn: ({ signal }) => allUnits({ agency_id: agencyId }, signal),
    initialData: unitsThatCame({ agency_id: agencyId }),
    enabled: agencyId !== undefined,
    staleTime: 300_000,
  })

export const unitSearchQuery = (q: string, size: number) =>
  queryOptions({
    queryKey: unitKeys.search(q, size),
    queryFn: ({ signal }) => api.GET('/api/v1/units', { params: { query: { q, size } }, signal }).then(dataOf),
    enabled: q.length > 1,
  })

/** A native list cannot draw a tree, so depth is told by spaces. */
export function indented(unit: Unit, top: Unit | undefined) {
  return '\u2003'.repeat(Math.max(0, unit.depth - (top?.depth ?? 0))) + unit.name
}
