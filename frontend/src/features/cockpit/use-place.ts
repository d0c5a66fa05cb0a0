/** Where the cockpit stands, from the address; and links that stay in it. */
import { getRouteApi, linkOptions } from '@tanstack/react-router'

import type { KnownPlace, ListName } from './cockpit-queries'
import type { CockpitSearch } from './search-params'

const route = getRouteApi('/pimpinan')

export const useCockpitSearch = route.useSearch

/** Changes what the address says and keeps the rest of it; a saved view that is changed is that view no more. */
export function useCockpitChange() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  return (changed: CockpitSearch) => void navigate({ to: '.', search: { ...search, tampilan: undefined, ...changed } })
}

/** To a unit in the same period. */
export const toUnit = (unitId: string, periodId: number) => linkOptions({ to: '/pimpinan', search: { unit: unitId, periode: periodId } })

/** To the list of people behind a number. */
export const toList = (place: KnownPlace, name: ListName) => linkOptions({ to: '/pimpinan', search: { unit: place.unit_id, periode: place.period_id, daftar: name } })
