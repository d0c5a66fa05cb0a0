/** What the file leaves open: each text once, with what it may mean; one button sends all that was chosen. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { SelectField } from '@/components/select-field'
import { Loading } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { importMessages } from './import-messages'
import { type Import, type Question, questionsQuery, useChoose } from './import-queries'
import { UnitChoice } from './unit-choice'

export function Questions({ shown }: { shown: Import }) {
  const t = useMessages(importMessages)
  const asked = useQuery(questionsQuery(shown.id, shown.version))
  const choose = useChoose(shown.id)
  const [chosen, setChosen] = useState<Record<string, string>>({})
  const items = asked.data?.items ?? []
  if (asked.isError) return <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />
  if (asked.isPending && shown.counts.choose > 0) return <section className="card card-body"><Loading lines={3} /></section>
  if (items.length === 0) return null
  const open = items.filter((one) => one.chosen === null)
  const fresh = Object.keys(chosen).length
  const one = (question: Question) => (
    <Ask key={question.key} question={question} value={chosen[question.key] ?? question.chosen ?? ''} onChange={(value) => setChosen({ ...chosen, [question.key]: value })} />
  )
  return (
    <section className="card" aria-labelledby="perlu-dipilih">
      <header><h2 id="perlu-dipilih">{open.length > 0 ? t.questions(open.length) : t.answered(items.length)}</h2></header>
      <div className="card-body stack">
        {open.length > 0 && <p style={{ margin: 0 }}>{t.questionsLead}</p>}
        {open.map(one)}
        {items.length > open.length && (
          <details>
            <summary style={{ cursor: 'pointer', fontWeight: 600, minHeight: 44 }}>{t.answered(items.length - open.length)}</summary>
            <div className="stack">{items.filter((question) => question.chosen !== null).map(one)}</div>
          </details>
        )}
        <ProblemNotice error={choose.error} />
        {fresh > 0 && (
          <div><Button loading={choose.isPending} onClick={() => choose.mutate(chosen)}>{t.useChoices(fresh)}</Button></div>
        )}
      </div>
    </section>
  )
}

type AskProps = { question: Question; value: string; onChange: (value: string) => void }

function Ask({ question, value, onChange }: AskProps) {
  const t = useMessages(importMessages)
  const language = useLanguage()
  const label = question.what === 'unit' ? t.whichUnit(question.text) : t.whichKind(question.text)
  return (
    <div className="stack-sm" style={{ borderTop: '1px solid var(--sk-line)', paddingTop: 12 }}>
      <div>
        <b style={{ overflowWrap: 'anywhere' }}>{label}</b>
        <div className="small dim">{t.askedIn(number(question.rows, language), question.line)}{question.under && `; ${t.inFile(question.under)}`}</div>
      </div>
      {question.what === 'unit' ? (
        <UnitChoice question={question} label={label} value={value} onChange={onChange} />
      ) : (
        <div style={{ maxWidth: 360 }}>
          <SelectField label={t.kind_} value={value} onChange={onChange}>
            <option value="" disabled>{t.notYet}</option>
            {question.candidates.map((one) => <option key={one.value} value={one.value}>{one.name.replaceAll('_', ' ')}</option>)}
          </SelectField>
        </div>
      )}
    </div>
  )
}
