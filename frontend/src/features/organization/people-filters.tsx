/** Narrows the list of people: name, state, agency and unit. */
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'

import { SelectField } from '@/components/select-field'
import { useMessages } from '@/i18n/language'
import { isTooShort } from '@/lib/digits'
import { useMe } from '@/lib/session'

import { organizationMessages } from './organization-messages'
import type { People } from './people-filter'
import { administersCity } from './permissions'
import { EVERY_STATE } from './search-params'
import { agenciesQuery, agencyUnitsQuery, indented } from '@/lib/units'

type PeopleFiltersProps = { people: People; onChange: (part: Partial<People>) => void }

export function PeopleFilters({ people, onChange }: PeopleFiltersProps) {
  const t = useMessages(organizationMessages)
  const me = useMe()
  const city = administersCity(me)
  const agencies = useQuery({ ...agenciesQuery, enabled: city })
  const agency = city ? people.agency : (me.agency_id ?? undefined)
  const units = useQuery(agencyUnitsQuery(agency))
  return (
    <div role="search" style={{ display: 'grid', gap: 12, gridTemplateColumns: 'repeat(auto-fit, minmax(min(210px, 100%), 1fr))', alignItems: 'end', marginBottom: 16 }}>
      <TextInput type="search" label={t.search} description={isTooShort(people.q) ? t.searchDigits : undefined} inputWrapperOrder={['label', 'input', 'description']} value={people.q} onChange={(event) => onChange({ q: event.currentTarget.value })} />
      <SelectField label={t.stateLabel} value={people.state} onChange={(state) => onChange({ state: state as People['state'] })}>
        <option value={EVERY_STATE}>{t.all}</option>
        {Object.entries(t.state).map(([key, word]) => <option key={key} value={key}>{word}</option>)}
      </SelectField>
      {city && (
        <SelectField label={t.agency} value={String(people.agency ?? '')} onChange={(id) => onChange({ agency: Number(id) || undefined, unit: undefined })}>
          <option value="">{t.allAgencies}</option>
          {agencies.data?.items.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </SelectField>
      )}
      {units.data && (
        <SelectField label={t.unit} value={people.unit ?? ''} onChange={(unit) => onChange({ unit: unit || undefined })}>
          <option value="">{t.allUnits}</option>
          {units.data.items.map((unit) => <option key={unit.id} value={unit.id}>{indented(unit, units.data.items[0])}</option>)}
        </SelectField>
      )}
    </div>
  )
}
