/** How a result is measured. */
import { Button, Textarea, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'

import { ProblemNotice } from '@/components/states'
import { useMessages } from '@/i18n/language'
import { decimalOf } from '@/lib/decimal'
import { useKept } from '@/lib/kept'

import { planMessages } from './plan-messages'
import { type Goal, type Indicator, type Plan, planWrites, usePlanChange } from './plan-queries'

type IndicatorFormProps = { plan: Plan; goal: Goal; indicator: Indicator | null; onClose: () => void }

/** What is no number goes to the server as it is, which names the field. */
const point = (text: string) => (text.trim() === '' ? null : (decimalOf(text) ?? text))
const comma = (text: string | null | undefined) => text?.replace('.', ',') ?? ''

export function IndicatorForm({ plan, goal, indicator, onClose }: IndicatorFormProps) {
  const t = useMessages(planMessages)
  const writes = planWrites(plan.id)
  const add = usePlanChange(plan.id, writes.addIndicator)
  const change = usePlanChange(plan.id, writes.changeIndicator)
  const remove = usePlanChange(plan.id, writes.removeIndicator)
  const [form, setForm, forget] = useKept(`sk-indicator-${indicator?.id ?? goal.id}`, {
    text: indicator?.text ?? '',
    kind: indicator?.aspect ?? indicator?.perspective ?? '',
    direction: indicator?.direction ?? ('higher' as Indicator['direction']),
    accumulation: indicator?.accumulation ?? ('latest' as Indicator['accumulation']),
    target: comma(indicator?.target),
    low: comma(indicator?.target_low),
    high: comma(indicator?.target_high),
    target_text: indicator?.target_text ?? '',
    unit: indicator?.unit_of_measure ?? '',
  })
  const leader = plan.form === 'jpt'
  const figures = plan.approach === 'kuantitatif'
  const ranged = form.direction === 'range'
  const put = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const close = () => {
    forget()
    onClose()
  }
  const done = { onSuccess: close }

  const save = (event: FormEvent) => {
    event.preventDefault()
    const kind = form.kind || null
    const body = {
      text: form.text,
      aspect: (leader ? null : kind) as Indicator['aspect'],
      perspective: (leader ? kind : null) as Indicator['perspective'],
      direction: form.direction,
      accumulation: form.accumulation,
      target: figures && !ranged ? point(form.target) : null,
      target_low: figures && ranged ? point(form.low) : null,
      target_high: figures && ranged ? point(form.high) : null,
      target_text: form.target_text || null,
      unit_of_measure: form.unit || null,
    }
    if (indicator) change.mutate({ indicator, body }, done)
    else add.mutate({ goalId: goal.id, body }, done)
  }

  return (
    <form className="box stack-sm" onSubmit={save}>
      <Textarea label={t.indicatorText} required withAsterisk={false} minRows={1} value={form.text} onChange={(e) => put({ text: e.currentTarget.value })} />
      <div className="line" style={{ alignItems: 'end' }}>
        <Pick label={leader ? t.perspective : t.aspect} value={form.kind} words={leader ? t.perspectives : t.aspects} empty onPick={(kind) => put({ kind })} />
        {figures && (
          <>
            <Pick label={t.direction} value={form.direction} words={t.directions} onPick={(value) => put({ direction: value as typeof form.direction })} />
            <Pick label={t.accumulation} value={form.accumulation} words={t.accumulations} onPick={(value) => put({ accumulation: value as typeof form.accumulation })} />
          </>
        )}
      </div>
      {figures ? (
        <div className="line" style={{ alignItems: 'end' }}>
          {ranged ? (
            <>
              <TextInput label={t.low} inputMode="decimal" w={140} value={form.low} onChange={(e) => put({ low: e.currentTarget.value })} />
              <TextInput label={t.high} inputMode="decimal" w={140} value={form.high} onChange={(e) => put({ high: e.currentTarget.value })} />
            </>
          ) : (
            <TextInput label={t.target} inputMode="decimal" w={160} value={form.target} onChange={(e) => put({ target: e.currentTarget.value })} />
          )}
          <TextInput label={t.unit} w={160} value={form.unit} onChange={(e) => put({ unit: e.currentTarget.value })} />
        </div>
      ) : (
        <Textarea label={t.targetText} minRows={1} value={form.target_text} onChange={(e) => put({ target_text: e.currentTarget.value })} />
      )}
      <ProblemNotice error={add.error ?? change.error ?? remove.error} />
      <div className="line">
        <Button type="submit" size="sm" loading={add.isPending || change.isPending} disabled={form.text.trim().length < 3}>{t.save}</Button>
        <Button variant="default" size="sm" onClick={close}>{t.cancel}</Button>
        {indicator && <Button variant="subtle" color="bata" size="sm" loading={remove.isPending} onClick={() => remove.mutate(indicator, done)}>{t.remove}</Button>}
      </div>
    </form>
  )
}

type PickProps = { label: string; value: string; words: Record<string, string>; empty?: boolean; onPick: (value: string) => void }

function Pick({ label, value, words, empty, onPick }: PickProps) {
  return (
    <label className="stack-sm small" style={{ minWidth: 160 }}>
      <b>{label}</b>
      <select className="select" value={value} onChange={(event) => onPick(event.currentTarget.value)}>
        {empty && <option value="">—</option>}
        {Object.entries(words).map(([key, word]) => <option key={key} value={key}>{word}</option>)}
      </select>
    </label>
  )
}
