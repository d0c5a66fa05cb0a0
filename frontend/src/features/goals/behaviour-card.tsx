/** The seven values with their guides, and what the leader expects beyond them (R26, R27). */
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'

import { ProblemNotice } from '@/components/states'
import { useMessages } from '@/i18n/language'

import { planMessages } from './plan-messages'
import { type Plan, planWrites, usePlanChange } from './plan-queries'

export function BehaviourCard({ plan, writes }: { plan: Plan; writes: boolean }) {
  const t = useMessages(planMessages)
  return (
    <section className="card" aria-labelledby="perilaku">
      <header><h2 id="perilaku">{t.behaviour}</h2></header>
      <ul className="rows">
        {plan.behaviour.map((value) => (
          <li key={value.value_code}>
            <details>
              <summary style={{ cursor: 'pointer', minHeight: 28 }}><b>{value.name}</b></summary>
              <ul className="small" style={{ margin: '6px 0' }}>
                {value.guides.map((guide) => <li key={guide}>{guide}</li>)}
              </ul>
            </details>
            <ExpectationLine plan={plan} code={value.value_code} name={value.name} text={value.expectation} writes={writes} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type ExpectationLineProps = { plan: Plan; code: number; name: string; text: string | null; writes: boolean }

function ExpectationLine({ plan, code, name, text, writes }: ExpectationLineProps) {
  const t = useMessages(planMessages)
  const [draft, setDraft] = useState<string | null>(null)
  const expect = usePlanChange(plan.id, planWrites(plan.id).expect)
  if (draft !== null) {
    return (
      <div className="stack-sm">
        <Textarea label={`${t.expectation}: ${name}`} value={draft} autoFocus onChange={(event) => setDraft(event.currentTarget.value)} />
        <ProblemNotice error={expect.error} />
        <div className="line">
          <Button size="sm" loading={expect.isPending} onClick={() => expect.mutate({ code, text: draft }, { onSuccess: () => setDraft(null) })}>{t.save}</Button>
          <Button size="sm" variant="default" onClick={() => setDraft(null)}>{t.cancel}</Button>
        </div>
      </div>
    )
  }
  return (
    <div className="line spread" style={{ flexWrap: 'nowrap', alignItems: 'start' }}>
      {text ? <p className="small" style={{ margin: 0, whiteSpace: 'pre-line' }}><span className="dim">{t.expectation}:</span> {text}</p> : <span />}
      {writes && (
        <Button variant="subtle" size="sm" className="no-print" style={{ flex: 'none' }} aria-label={`${text ? t.edit : t.writeExpectation}: ${name}`} onClick={() => setDraft(text ?? '')}>
          {text ? t.edit : t.writeExpectation}
        </Button>
      )}
    </div>
  )
}
