/** Three questions of one result: what it serves, what is reached; its measure follows. */
import { Button, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'

import { ProblemNotice } from '@/components/states'
import { useMessages } from '@/i18n/language'
import { useKept } from '@/lib/kept'

import { planMessages } from './plan-messages'
import { type Goal, parentsQuery, type Plan, planWrites, usePlanChange } from './plan-queries'

type GoalFormProps = { plan: Plan; goal: Goal | null; kind: Goal['kind']; onClose: () => void }

/** Null gives a link up; what is left out stays. */
const NO_LINK = { parent_id: null, agreement_indicator_id: null }

export function GoalForm({ plan, goal, kind, onClose }: GoalFormProps) {
  const t = useMessages(planMessages)
  const writes = planWrites(plan.id)
  const add = usePlanChange(plan.id, writes.addGoal)
  const change = usePlanChange(plan.id, writes.changeGoal)
  const [text, setText, forget] = useKept(`sk-goal-${goal?.id ?? `${plan.id}-${kind}`}`, goal?.text ?? '')
  const before = goal?.parent_id ?? goal?.outside_parent_id ?? goal?.agreement_indicator_id ?? ''
  const [opened] = useState(goal?.text)
  const [served, setServed] = useState(before)
  const parents = useQuery(parentsQuery(plan.id))
  const close = () => {
    forget()
    onClose()
  }
  const done = { onSuccess: close }

  const save = (event: FormEvent) => {
    event.preventDefault()
    const isGoal = parents.data?.goals.some((one) => one.id === served) ?? false
    const link = served === before ? {} : served === '' ? NO_LINK : isGoal ? { parent_id: served } : { agreement_indicator_id: served }
    if (goal) change.mutate({ goal, body: { text, ...link } }, done)
    else add.mutate({ kind, text, ...link }, done)
  }

  return (
    <form className="stack-sm" onSubmit={save}>
      <label className="stack-sm">
        <b>{t.supports}</b>
        <select className="select" value={served} onChange={(event) => setServed(event.currentTarget.value)}>
          <option value="">{t.supportsNothing}</option>
          {parents.data && parents.data.goals.length > 0 && (
            <optgroup label={t.leaderGroup(parents.data.assessor_name)}>
              {parents.data.goals.map((one) => <option key={one.id} value={one.id}>{one.text}</option>)}
            </optgroup>
          )}
          {parents.data && parents.data.agreement_indicators.length > 0 && (
            <optgroup label={t.agreementGroup}>
              {parents.data.agreement_indicators.map((one) => <option key={one.id} value={one.id}>{one.text}</option>)}
            </optgroup>
          )}
        </select>
      </label>
      {parents.data?.goals.length === 0 && parents.data.agreement_indicators.length === 0 && <p className="small dim" style={{ margin: 0 }}>{t.noParents}</p>}
      <Textarea label={`${t.goalLabel} (${t.kind[kind].toLowerCase()})`} description={t.goalHint} required withAsterisk={false} minRows={2} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <ProblemNotice error={add.error ?? change.error} />
      {goal && goal.text !== opened && <p className="box warn small" style={{ margin: 0 }}>{t.nowReads(goal.text)}</p>}
      <div className="line">
        <Button type="submit" size="sm" loading={add.isPending || change.isPending} disabled={text.trim().length < 3}>{t.save}</Button>
        <Button variant="default" size="sm" onClick={close}>{t.cancel}</Button>
      </div>
    </form>
  )
}
