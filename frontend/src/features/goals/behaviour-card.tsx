/** The seven values with their guides, and what the leader expects beyond them (R26, R27). */
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'

import { useMessages } from '@/i18n/language'
import { isUnsent } from '@/lib/draft-line'
import type { Plan } from '@/lib/plans'
import { useAutosave } from '@/lib/use-autosave'

import { Autosaved } from './autosaved'
import { expectationKey } from './draft-keys'
import { planMessages } from './plan-messages'
import { planWrites, usePlanChange, type Value } from './plan-queries'

/** `writes`: the reader is the leader; `edits`: it is their own plan. */
export function BehaviourCard({ plan, writes, edits = false }: { plan: Plan; writes: boolean; edits?: boolean }) {
  const t = useMessages(planMessages)
  return (
    <section className="card" aria-labelledby="perilaku">
      <header><h2 id="perilaku">{t.behaviour}</h2></header>
      {edits && !writes && <p className="card-body small dim" style={{ margin: 0, paddingBottom: 0 }}>{t.expectationBy}</p>}
      <ul className="rows">
        {plan.behaviour.map((value) => (
          <li key={value.value_code} className="value">
            <details>
              <summary><b>{value.name}</b></summary>
              <ul className="small" style={{ margin: '6px 0' }}>
                {value.guides.map((guide) => <li key={guide}>{guide}</li>)}
              </ul>
            </details>
            <ExpectationLine plan={plan} value={value} writes={writes} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type ExpectationProps = { plan: Plan; value: Value }

function ExpectationLine({ plan, value, writes }: ExpectationProps & { writes: boolean }) {
  const t = useMessages(planMessages)
  const { name, expectation: text } = value
  const [writing, setWriting] = useState(() => writes && isUnsent(expectationKey(plan.id, value.value_code), text ?? ''))
  if (writing) return <ExpectationEditor plan={plan} value={value} onClose={() => setWriting(false)} />
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

function ExpectationEditor({ plan, value, onClose }: ExpectationProps & { onClose: () => void }) {
  const t = useMessages(planMessages)
  const code = value.value_code
  const expect = usePlanChange(plan.id, planWrites(plan.id).expect)
  const line = useAutosave({
    key: expectationKey(plan.id, code),
    version: value.version,
    start: value.expectation ?? '',
    ready: () => true,
    save: async (text: string, version) => {
      const saved = await expect.mutateAsync({ code, text, version })
      return saved.behaviour.find((one) => one.value_code === code)?.version ?? version
    },
  })
  return (
    <div className="stack-sm whole">
      <Textarea label={`${t.expectation}: ${value.name}`} value={line.value} autoFocus onChange={(event) => line.put(event.currentTarget.value)} />
      <Autosaved line={line} text={(text) => text} onDone={onClose} />
    </div>
  )
}
