/** Three questions of one result: what it serves, what is reached; its measure follows. */
import { Button, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'

import { ProblemNotice } from '@/components/states'
import { useMessages } from '@/i18n/language'
import { useKept } from '@/lib/kept'

import { planMessages } from './plan-messages'
import { type Goal, parentsQuery, type Plan, planWrites, usePlanChange } from './plan-queries'

type GoalFormProps = { plan: Plan; goal: Goal | null; kind: Goal['kind']; onClose: () => void }

export function GoalForm({ plan, goal, kind, onClose }: GoalFormProps) {
  const t = useMessages(planMessages)
  const writes = planWrites(plan.id)
  const add = usePlanChange(plan.id, writes.addGoal)
  const change = usePlanChange(plan.id, writes.changeGoal)
  const [text, setText, forget] = useKept(`sk-goal-${goal?.id ?? `${plan.id}-${kind}`}`, goal?.text ?? '')
  const before = goal?.parent_id ?? goal?.outside_parent_id ?? goal?.agreement_indicator_id ?? ''
  const [served, setServed] = useState(before)
  const [assigned, setAssigned] = useState(goal?.assigned_by ?? '')
  const parents = useQuery(parentsQuery(plan.id))
  const done = {
    onSuccess: () => {
      forget()
      onClose()
    },
  }

  const save = (event: FormEvent) => {
    event.preventDefault()
    const isGoal = parents.data?.goals.some((one) => one.id === served) ?? false
    const link = served === before || served === '' ? {} : isGoal ? { parent_id: served } : { agreement_indicator_id: served }
    const body = { text, assigned_by: assigned.trim() || null, ...link }
    if (goal) change.mutate({ goal, body }, done)
    else add.mutate({ kind, ...body }, done)
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
      <TextInput label={t.assignedBy} description={t.assignedHint} maxLength={200} value={assigned} onChange={(event) => setAssigned(event.currentTarget.value)} />
      <ProblemNotice error={add.error ?? change.error} />
      <div className="line">
        <Button type="submit" size="sm" loading={add.isPending || change.isPending} disabled={text.trim().length < 3}>{t.save}</Button>
        <Button variant="default" size="sm" onClick={onClose}>{t.cancel}</Button>
      </div>
    </form>
  )
}
