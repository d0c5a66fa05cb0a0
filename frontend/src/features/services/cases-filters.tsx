/** Which cases of a service are listed. */
import { Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'

import { SelectField } from '@/components/select-field'
import { useLanguage, useMessages } from '@/i18n/language'
import { periodName } from '@/lib/period'
import { usePeriod } from '@/lib/session'

import { caseMessages } from './case-messages'
import { type CasesSearch, STATES } from './search-params'
import { type Service, teamQuery } from './service-queries'

type CasesFiltersProps = { service: Service; search: CasesSearch; onChange: (search: CasesSearch) => void }

export function CasesFilters({ service, search, onChange }: CasesFiltersProps) {
  const t = useMessages(caseMessages)
  const language = useLanguage()
  const { periods } = usePeriod()
  const put = (part: CasesSearch) => onChange({ ...search, halaman: undefined, ...part })
  return (
    <div className="filters" role="search" aria-label={t.filters}>
      <SelectField label={t.pick.state} value={search.keadaan ?? ''} onChange={(state) => put({ keadaan: STATES.find((one) => one === state) })}>
        <option value="">{t.all}</option>
        {STATES.map((state) => <option key={state} value={state}>{t.state[state]}</option>)}
      </SelectField>
      {service.steps.length > 0 && (
        <SelectField label={t.pick.step} value={search.langkah ?? ''} onChange={(step) => put({ langkah: step || undefined })}>
          <option value="">{t.all}</option>
          {service.steps.map((step) => <option key={step.code} value={step.code}>{step.name}</option>)}
        </SelectField>
      )}
      {service.may.includes('team') && <OfficerField service={service} search={search} onPick={(petugas) => put({ petugas })} />}
      <SelectField label={t.pick.period} value={String(search.periode ?? '')} onChange={(id) => put({ periode: Number(id) || undefined })}>
        <option value="">{t.anyPeriod}</option>
        {periods.map((one) => <option key={one.id} value={one.id}>{periodName(one.id, language)}</option>)}
      </SelectField>
      <Checkbox label={t.pick.late} checked={search.lewat === true} onChange={(event) => put({ lewat: event.currentTarget.checked ? true : undefined })} />
    </div>
  )
}

type OfficerFieldProps = { service: Service; search: CasesSearch; onPick: (id: string | undefined) => void }

/** The officers are those of the team’s page. */
function OfficerField({ service, search, onPick }: OfficerFieldProps) {
  const t = useMessages(caseMessages)
  const { period } = usePeriod()
  const team = useQuery(teamQuery(service.id, search.periode ?? period.id))
  return (
    <SelectField label={t.pick.officer} value={search.petugas ?? ''} onChange={(id) => onPick(id || undefined)}>
      <option value="">{t.all}</option>
      {team.data?.officers.map(({ officer }) => <option key={officer.id} value={officer.id}>{officer.name}</option>)}
    </SelectField>
  )
}
