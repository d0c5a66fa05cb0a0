/** Whose agreement of which year the page shows; the address says so, so that others can be sent there. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { useMe, usePeriod } from '@/lib/session'
import { agencyUnitsQuery } from '@/lib/units'

const route = getRouteApi('/perjanjian-kinerja')

export function useUnitYear() {
  const me = useMe()
  const { year: current } = usePeriod()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  // Who administers or audits begins with the agreement of the agency, everybody else with that of their unit.
  const wide = me.unit === null || me.may.includes('people') || me.roles.some((role) => role.role === 'auditor')
  const begins = search.unit === undefined && wide
  const units = useQuery({ ...agencyUnitsQuery(me.agency_id), enabled: begins })
  const unitId = search.unit ?? (begins ? units.data?.items[0]?.id : me.unit?.id)
  const year = search.tahun ?? current
  const go = (part: { unit?: string; year?: number }) =>
    void navigate({ to: '.', search: { unit: part.unit ?? unitId, tahun: part.year ?? year }, resetScroll: false })
  return { unitId, year, go }
}
