/** A new indicator is sent when it is complete; one that exists saves itself. */
import { Button } from '@mantine/core'
import type { FormEvent } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import type { Plan } from '@/lib/plans'
import { useAutosave } from '@/lib/use-autosave'

import { indicatorBody, IndicatorFields, indicatorWords, isIndicator, isWhole } from './indicator-fields'
import { planMessages } from './plan-messages'
import { type Goal, type Indicator, planWrites, useNewest, usePlanChange } from './plan-queries'
import { SaveStateLine } from './save-state'
import { useNewLine } from '@/lib/use-new-line'

type NewIndicatorProps = { plan: Plan; goal: Goal; onClose: () => void }

export function NewIndicator({ plan, goal, onClose }: NewIndicatorProps) {
  const t = useMessages(planMessages)
  const add = usePlanChange(plan.id, planWrites(plan.id).addIndicator)
  const { words, write, close } = useNewLine(`sk-indicator-${goal.id}`, indicatorWords(null), onClose)
  const save = (event: FormEvent) => {
    event.preventDefault()
    add.mutate({ goalId: goal.id, body: indicatorBody(plan, words) }, { onSuccess: close })
  }
  return (
    <form className="box stack-sm" onSubmit={save}>
      <IndicatorFields plan={plan} words={words} onPut={write} />
      <ProblemNotice error={add.error} />
      <div className="line">
        <Button type="submit" size="sm" loading={add.isPending} disabled={!isIndicator(words)}>{t.save}</Button>
        <Button variant="default" size="sm" onClick={close}>{t.cancel}</Button>
      </div>
    </form>
  )
}

type IndicatorEditorProps = { plan: Plan; indicator: Indicator; onClose: () => void }

export function IndicatorEditor({ plan, indicator, onClose }: IndicatorEditorProps) {
  const t = useMessages(planMessages)
  const writes = planWrites(plan.id)
  const change = usePlanChange(plan.id, writes.changeIndicator)
  const remove = usePlanChange(plan.id, writes.removeIndicator)
  const newest = useNewest(plan)
  const fresh = () => newest(indicator, (now) => now.goals.flatMap((goal) => goal.indicators))
  const { value, put, state, finish } = useAutosave({
    key: `sk-indicator-${indicator.id}`,
    stamp: String(indicator.version),
    start: indicatorWords(indicator),
    ready: isWhole,
    save: (words) => change.mutateAsync({ indicator: fresh(), body: indicatorBody(plan, words) }),
  })
  const end = async (event: FormEvent) => {
    event.preventDefault()
    if (await finish()) onClose()
  }
  return (
    <form className="box stack-sm" onSubmit={(event) => void end(event)}>
      <IndicatorFields plan={plan} words={value} onPut={put} />
      <ProblemNotice error={state.error ?? remove.error} />
      <div className="line">
        <Button type="submit" size="sm" loading={state.kind === 'saving'} disabled={!isIndicator(value)}>{t.finish}</Button>
        <Button variant="subtle" color="bata" size="sm" loading={remove.isPending} onClick={() => remove.mutate(fresh(), { onSuccess: onClose })}>{t.remove}</Button>
        <SaveStateLine state={state} />
      </div>
    </form>
  )
}
