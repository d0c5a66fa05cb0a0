/** The units that a text may mean, and any other by its name. */
import { TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useId, useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { agenciesQuery, unitSearchQuery } from '@/lib/units'

import { importMessages } from './import-messages'
import type { Question } from './import-queries'

const MOST_FOUND = 20
type Candidate = Question['candidates'][number]
type UnitChoiceProps = { question: Question; label: string; value: string; onChange: (value: string) => void }

export function UnitChoice({ question, label, value, onChange }: UnitChoiceProps) {
  const t = useMessages(importMessages)
  const name = useId()
  const [q, setQ] = useState('')
  const wanted = useDeferredValue(q.trim())
  const found = useQuery({ ...unitSearchQuery(wanted, MOST_FOUND), placeholderData: keepPreviousData })
  const agencies = useQuery(agenciesQuery)
  const called = wanted.length > 1 ? (found.data?.items ?? []) : []
  const near = new Set(question.candidates.map((one) => one.value))
  const more: Candidate[] = called.filter((unit) => !near.has(unit.id)).map((unit) => ({ value: unit.id, name: unit.name, under: agencies.data?.items.find((one) => one.id === unit.agency_id)?.name ?? null }))
  return (
    <div className="stack-sm">
      <fieldset style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
        <legend className="visually-hidden">{label}</legend>
        {[...question.candidates, ...more].map((one) => (
          <label key={one.value} style={{ display: 'flex', gap: 10, alignItems: 'center', minHeight: 44, cursor: 'pointer' }}>
            <input type="radio" name={name} checked={value === one.value} style={{ width: 18, height: 18, flex: 'none', accentColor: 'var(--mantine-color-anchor)' }} onChange={() => onChange(one.value)} />
            <span style={{ minWidth: 0, overflowWrap: 'anywhere' }}><b>{one.name}</b>{one.under && <span className="small dim">, {one.under}</span>}</span>
          </label>
        ))}
      </fieldset>
      <TextInput type="search" label={t.otherUnit} description={t.otherUnitHint} aria-label={`${t.otherUnit}: ${question.text}`} value={q} style={{ maxWidth: 360 }} onChange={(event) => setQ(event.currentTarget.value)} />
      {wanted.length > 1 && called.length === 0 && !found.isFetching && <p role="status" className="dim" style={{ margin: 0 }}>{t.noUnit(wanted)}</p>}
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
    </div>
  )
}
