/** Indicators to map to, found by person or word; those chosen stay while one looks for more. */
import { Checkbox, TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { Loading } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'
import { usePeriod } from '@/lib/session'

import { measurementMessages } from './measurement-messages'
import { type Candidate, candidatesQuery } from './measurement-queries'

type IndicatorPicksProps = { chosen: Candidate[]; onChange: (chosen: Candidate[]) => void }

export function IndicatorPicks({ chosen, onChange }: IndicatorPicksProps) {
  const t = useMessages(measurementMessages)
  const language = useLanguage()
  const { cycle_id } = usePeriod()
  const [typed, setTyped] = useState('')
  const found = useQuery({ ...candidatesQuery(cycle_id, useDeferredValue(typed.trim())), placeholderData: keepPreviousData })
  const isChosen = (one: Candidate) => chosen.some((other) => keyOf(other) === keyOf(one))
  const listed = [...chosen, ...(found.data?.items ?? []).filter((one) => !isChosen(one))]
  const put = (one: Candidate, wanted: boolean) => onChange(wanted ? [...chosen, one] : chosen.filter((other) => keyOf(other) !== keyOf(one)))
  const more = (found.data?.total ?? 0) - (found.data?.items.length ?? 0)
  return (
    <>
      <TextInput type="search" label={t.find} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
      {found.isPending && <Loading lines={2} />}
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      {found.data && listed.length === 0 && <p role="status" className="dim">{t.noCandidates}</p>}
      <ul className="rows" aria-label={t.indicators}>
        {listed.map((one) => (
          <li key={keyOf(one)}>
            <Checkbox
              label={`${one.employee.name}: ${one.text}`}
              description={[one.unit_name, one.target !== null && t.target(number(one.target, language, one.unit_of_measure)), one.mapping_state === 'counting' && t.already].filter(Boolean).join(', ')}
              checked={isChosen(one)}
              disabled={one.mapping_state === 'counting'}
              onChange={(event) => put(one, event.currentTarget.checked)}
            />
          </li>
        ))}
      </ul>
      {more > 0 && <p className="small dim" style={{ margin: 0 }}>{t.more(number(more, language))}</p>}
    </>
  )
}

const keyOf = ({ plan_id, indicator_id }: Candidate) => `${plan_id} ${indicator_id}`
