/** A new indicator is sent when it is complete; one that exists saves itself. */
import { Button } from '@mantine/core'
import type { FormEvent } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import type { Plan } from '@/lib/plans'
import { useAutosave } from '@/lib/use-autosave'
import { useNewLine } from '@/lib/use-new-line'

import { Autosaved } from './autosaved'
import { indicatorKey, newIndicatorKey } from './draft-keys'
import { indicatorBody, IndicatorFields, type IndicatorWords, indicatorWords, isIndicator, isWhole } from './indicator-fields'
import { planMessages } from './plan-messages'
import { type Goal, type Indicator, planWrites, usePlanChange } from './plan-queries'

type NewIndicatorProps = { plan: Plan; goal: Goal; onClose: () => void }

export function NewIndicator({ plan, goal, onClose }: NewIndicatorProps) {
  const t = useMessages(planMessages)
  const add = usePlanChange(plan.id, planWrites(plan.id).addIndicator)
  const { words, write, close } = useNewLine(newIndicatorKey(plan.id, goal.id), indicatorWords(null), onClose)
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
  const line = useAutosave({
    key: indicatorKey(plan.id, indicator.id),
    version: indicator.version,
    start: indicatorWords(indicator),
    ready: isWhole,
    save: async (words, version) => {
      const saved = await change.mutateAsync({ indicator: { id: indicator.id, version }, body: indicatorBody(plan, words) })
      return saved.goals.flatMap((goal) => goal.indicators).find((one) => one.id === indicator.id)?.version ?? version
    },
  })
  return (
    <form className="box stack-sm" onSubmit={(event) => event.preventDefault()}>
      <IndicatorFields plan={plan} words={line.value} onPut={line.put} />
      <Autosaved line={line} error={remove.error} text={spoken} disabled={!isIndicator(line.value)} onDone={onClose}>
        <Button variant="subtle" color="bata" size="sm" loading={remove.isPending} onClick={() => remove.mutate(indicator, { onSuccess: onClose })}>{t.remove}</Button>
      </Autosaved>
    </form>
  )
}

const spoken = ({ text, target, low, high, target_text, unit }: IndicatorWords) =>
  [text, [target || [low, high].filter(Boolean).join('–') || target_text, unit].filter(Boolean).join(' ')].filter(Boolean).join(', ')
