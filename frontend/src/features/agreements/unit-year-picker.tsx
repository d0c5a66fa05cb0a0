/** Another year or another unit; who sees the whole city chooses the agency first. */
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { SelectField } from '@/components/select-field'
import { useMessages } from '@/i18n/language'
import { useMe, usePeriod } from '@/lib/session'
import { agenciesQuery, agencyUnitsQuery, indented } from '@/lib/units'

import { agreementMessages } from './agreement-messages'
import type { AgreementPaper } from './agreement-queries'

const FIRST = 2022
type UnitYearPickerProps = { unit: AgreementPaper['unit']; year: number; go: (part: { unit?: string; year?: number }) => void }

export function UnitYearPicker({ unit, year, go }: UnitYearPickerProps) {
  const t = useMessages(agreementMessages)
  const me = useMe()
  const cache = useQueryClient()
  const next = usePeriod().year + 1
  const city = me.agency_id === 0 || me.may.includes('roles') || me.roles.some((role) => role.role === 'auditor')
  const agencies = useQuery({ ...agenciesQuery, enabled: city })
  const units = useQuery(agencyUnitsQuery(unit.agency_id))
  const years = Array.from({ length: Math.max(next, year) - FIRST + 1 }, (_, index) => Math.max(next, year) - index)
  const goToAgency = (id: number) =>
    void cache.fetchQuery(agencyUnitsQuery(id)).then((found) => {
      const first = found.items[0]
      if (first) go({ unit: first.id })
    }, () => undefined)
  return (
    <div className="picks no-print">
      <SelectField label={t.year} value={String(year)} onChange={(picked) => go({ year: Number(picked) })}>
        {years.map((one) => <option key={one} value={one}>{one}</option>)}
      </SelectField>
      {city && (
        <SelectField label={t.agency} value={String(unit.agency_id)} onChange={(picked) => goToAgency(Number(picked))}>
          {(agencies.data?.items ?? []).map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </SelectField>
      )}
      <SelectField label={t.unit} value={unit.id} onChange={(picked) => go({ unit: picked })}>
        {!units.data && <option value={unit.id}>{unit.name}</option>}
        {units.data?.items.map((one) => <option key={one.id} value={one.id}>{indented(one, units.data.items[0])}</option>)}
      </SelectField>
    </div>
  )
}
