/** A new result is sent when it is complete; one that exists saves itself. */
import { Button } from '@mantine/core'
import type { FormEvent } from 'react'

import { isProblem } from '@/api/problem'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import type { Plan } from '@/lib/plans'
import { useAutosave } from '@/lib/use-autosave'

import { GoalFields, goalWords, isGoal, useGoalBody } from './goal-fields'
import { planMessages } from './plan-messages'
import { type Goal, planWrites, useNewest, usePlanChange } from './plan-queries'
import { SaveStateLine } from './save-state'
import { useNewLine } from '@/lib/use-new-line'

type NewGoalProps = { plan: Plan; kind: Goal['kind']; onClose: () => void }

export function NewGoal({ plan, kind, onClose }: NewGoalProps) {
  const t = useMessages(planMessages)
  const add = usePlanChange(plan.id, planWrites(plan.id).addGoal)
  const { words, write, close } = useNewLine(`sk-goal-${plan.id}-${kind}`, goalWords(null), onClose)
  const bodyOf = useGoalBody(plan)
  const save = (event: FormEvent) => {
    event.preventDefault()
    add.mutate({ kind, ...bodyOf(words, '') }, { onSuccess: close })
  }
  return (
    <form className="stack-sm" onSubmit={save}>
      <GoalFields plan={plan} kind={kind} words={words} onPut={write} />
      <ProblemNotice error={add.error} />
      <div className="line">
        <Button type="submit" size="sm" loading={add.isPending} disabled={!isGoal(words)}>{t.save}</Button>
        <Button variant="default" size="sm" onClick={close}>{t.cancel}</Button>
      </div>
    </form>
  )
}

type GoalEditorProps = { plan: Plan; goal: Goal; onClose: () => void }

export function GoalEditor({ plan, goal, onClose }: GoalEditorProps) {
  const t = useMessages(planMessages)
  const change = usePlanChange(plan.id, planWrites(plan.id).changeGoal)
  const newest = useNewest(plan)
  const bodyOf = useGoalBody(plan)
  const { value, put, state, finish } = useAutosave({
    key: `sk-goal-${goal.id}`,
    stamp: String(goal.version),
    start: goalWords(goal),
    ready: isGoal,
    save: (words) => {
      const fresh = newest(goal, (now) => now.goals)
      return change.mutateAsync({ goal: fresh, body: bodyOf(words, goalWords(fresh).served) })
    },
  })
  const end = async (event: FormEvent) => {
    event.preventDefault()
    if (await finish()) onClose()
  }
  return (
    <form className="stack-sm" onSubmit={(event) => void end(event)}>
      <GoalFields plan={plan} kind={goal.kind} words={value} onPut={put} />
      <ProblemNotice error={state.error} />
      {isProblem(state.error, '/problems/edited-meanwhile') && goal.text !== value.text && <p className="box warn small" style={{ margin: 0 }}>{t.nowReads(goal.text)}</p>}
      <div className="line">
        <Button type="submit" size="sm" loading={state.kind === 'saving'} disabled={!isGoal(value)}>{t.finish}</Button>
        <SaveStateLine state={state} />
      </div>
    </form>
  )
}
