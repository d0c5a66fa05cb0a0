/** Whose agreement of which year the page shows; the address says so, so that others can be sent there. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'

import { useMe, usePeriod } from '@/lib/session'
import { agencyUnitsQuery } from '@/lib/units'

/** Years in which the regulation holds, as the API takes them. */
const [FIRST, LAST] = [2022, 2045]

type Place = { unit?: string; tahun?: number }

export function useUnitYear() {
  const me = useMe()
  const { year: current } = usePeriod()
  const search = useSearch({ strict: false }) as Place
  const navigate = useNavigate()
  // Who keeps or audits begins with the agreement of the agency, everybody else with that of their unit.
  const wide = me.unit === null || me.may.includes('people') || me.roles.some((role) => role.role === 'auditor')
  const begins = search.unit === undefined && wide
  const units = useQuery({ ...agencyUnitsQuery(me.agency_id), enabled: begins })
  const unitId = search.unit ?? (begins ? units.data?.items[0]?.id : me.unit?.id)
  const asked = Number(search.tahun)
  const year = asked >= FIRST && asked <= LAST ? asked : current
  const go = (part: { unit?: string; year?: number }) => {
    const place: Place = { tahun: part.year ?? year }
    const unit = part.unit ?? unitId
    void navigate({ to: '/perjanjian-kinerja', search: (unit ? { unit, ...place } : place) as never, resetScroll: false })
  }
  return { unitId, year, go }
}
