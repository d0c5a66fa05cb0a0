/** The seven values with their guides, and what the leader expects beyond them (R26, R27). */
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import type { Plan } from '@/lib/plans'
import { useAutosave } from '@/lib/use-autosave'

import { planMessages } from './plan-messages'
import { planWrites, usePlanChange } from './plan-queries'
import { SaveStateLine } from './save-state'

export function BehaviourCard({ plan, writes }: { plan: Plan; writes: boolean }) {
  const t = useMessages(planMessages)
  return (
    <section className="card" aria-labelledby="perilaku">
      <header><h2 id="perilaku">{t.behaviour}</h2></header>
      <ul className="rows">
        {plan.behaviour.map((value) => (
          <li key={value.value_code} className="value">
            <details>
              <summary><b>{value.name}</b></summary>
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
  const [writing, setWriting] = useState(false)
  if (writing) return <ExpectationEditor plan={plan} code={code} name={name} text={text} onClose={() => setWriting(false)} />
  return (
    <>
      {writes && (
        <Button variant="subtle" size="sm" px={8} className="no-print" aria-label={`${text ? t.edit : t.writeExpectation}: ${name}`} onClick={() => setWriting(true)}>
          {text ? t.edit : t.writeExpectation}
        </Button>
      )}
      {text && <p className="small whole" style={{ margin: 0, whiteSpace: 'pre-line' }}><span className="dim">{t.expectation}:</span> {text}</p>}
    </>
  )
}

type ExpectationEditorProps = { plan: Plan; code: number; name: string; text: string | null; onClose: () => void }

function ExpectationEditor({ plan, code, name, text, onClose }: ExpectationEditorProps) {
  const t = useMessages(planMessages)
  const expect = usePlanChange(plan.id, planWrites(plan.id).expect)
  const { value, put, state, finish } = useAutosave({
    key: `sk-expectation-${plan.id}-${code}`,
    stamp: text ?? '',
    start: text ?? '',
    ready: () => true,
    save: (written: string) => expect.mutateAsync({ code, text: written }),
  })
  return (
    <div className="stack-sm whole">
      <Textarea label={`${t.expectation}: ${name}`} value={value} autoFocus onChange={(event) => put(event.currentTarget.value)} />
      <ProblemNotice error={state.error} />
      <div className="line">
        <Button size="sm" loading={state.kind === 'saving'} onClick={() => void finish().then((saved) => saved && onClose())}>{t.finish}</Button>
        <SaveStateLine state={state} />
      </div>
    </div>
  )
}
