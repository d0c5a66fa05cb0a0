/** A new result is sent when it is complete; one that exists saves itself. */
import { Button } from '@mantine/core'
import type { FormEvent } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import type { Plan } from '@/lib/plans'
import { useAutosave } from '@/lib/use-autosave'
import { useNewLine } from '@/lib/use-new-line'

import { Autosaved } from './autosaved'
import { goalKey, newGoalKey } from './draft-keys'
import { GoalFields, type GoalPlace, goalWords, isGoal, placeOf, useGoalBody } from './goal-fields'
import { planMessages } from './plan-messages'
import { type Goal, planWrites, usePlanChange } from './plan-queries'

type NewGoalProps = { plan: Plan; place: GoalPlace; onClose: () => void }

export function NewGoal({ plan, place, onClose }: NewGoalProps) {
  const t = useMessages(planMessages)
  const add = usePlanChange(plan.id, planWrites(plan.id).addGoal)
  const { words, write, close } = useNewLine(newGoalKey(plan.id, place.group ?? place.kind), goalWords(null), onClose)
  const bodyOf = useGoalBody(plan, place)
  const put = { kind: place.kind, ...(place.group ? { result_group: place.group } : {}) }
  const save = (event: FormEvent) => {
    event.preventDefault()
    add.mutate({ ...put, ...bodyOf(words, '') }, { onSuccess: close })
  }
  return (
    <form className="stack-sm" onSubmit={save}>
      <GoalFields plan={plan} place={place} words={words} onPut={write} />
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
  const change = usePlanChange(plan.id, planWrites(plan.id).changeGoal)
  const bodyOf = useGoalBody(plan, placeOf(goal))
  const line = useAutosave({
    key: goalKey(plan.id, goal.id),
    version: goal.version,
    start: goalWords(goal),
    ready: isGoal,
    save: async (words, version) => {
      const saved = await change.mutateAsync({ goal: { id: goal.id, version }, body: bodyOf(words, goalWords(goal).served) })
      return saved.goals.find((one) => one.id === goal.id)?.version ?? version
    },
  })
  return (
    <form className="stack-sm" onSubmit={(event) => event.preventDefault()}>
      <GoalFields plan={plan} place={placeOf(goal)} words={line.value} onPut={line.put} />
      <Autosaved line={line} text={(words) => words.text} disabled={!isGoal(line.value)} onDone={onClose} />
    </form>
  )
}
