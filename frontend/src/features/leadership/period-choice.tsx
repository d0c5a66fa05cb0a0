/** Which period is looked at: this one, an earlier one of the year, or the year. */
import { useSuspenseQuery } from '@tanstack/react-query'

import { SelectField } from '@/components/select-field'
import { useLanguage, useMessages } from '@/i18n/language'
import { cycleQuery } from '@/lib/cycles'
import { periodName } from '@/lib/period'
import { usePeriod, useToday } from '@/lib/session'

import { leadershipMessages } from './leadership-messages'

/** The period that the address names, else the one that people work in. */
export function useLookedAt(named: number | undefined): number {
  const { period } = usePeriod()
  return named ?? period.id
}

type PeriodChoiceProps = { value: number; onChange: (periodId: number) => void }

export function PeriodChoice({ value, onChange }: PeriodChoiceProps) {
  const t = useMessages(leadershipMessages)
  const language = useLanguage()
  const today = useToday()
  const { cycle_id } = usePeriod()
  const { data: cycle } = useSuspenseQuery(cycleQuery(cycle_id))
  const begun = cycle.periods.filter((one) => one.starts_on <= today)
  return (
    <SelectField label={t.period} value={String(value)} onChange={(id) => onChange(Number(id))}>
      {begun.map((one) => <option key={one.id} value={one.id}>{periodName(one.id, language)}</option>)}
    </SelectField>
  )
}
