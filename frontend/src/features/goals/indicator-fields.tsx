/** How a result is measured: the words on the screen and what they are on the wire. */
import { Textarea, TextInput } from '@mantine/core'

import { useMessages } from '@/i18n/language'
import { decimalOf } from '@/lib/decimal'
import type { Plan } from '@/lib/plans'

import { planMessages } from './plan-messages'
import type { Indicator } from './plan-queries'

export type IndicatorWords = {
  text: string
  kind: string
  direction: Indicator['direction']
  accumulation: Indicator['accumulation']
  target: string
  low: string
  high: string
  target_text: string
  unit: string
}

const comma = (text: string | null | undefined) => text?.replace('.', ',') ?? ''
/** What is no number goes to the server as it is, which names the field. */
const point = (text: string) => (text.trim() === '' ? null : (decimalOf(text) ?? text))

export const indicatorWords = (indicator: Indicator | null): IndicatorWords => ({
  text: indicator?.text ?? '',
  kind: indicator?.aspect ?? indicator?.perspective ?? '',
  direction: indicator?.direction ?? 'higher',
  accumulation: indicator?.accumulation ?? 'latest',
  target: comma(indicator?.target),
  low: comma(indicator?.target_low),
  high: comma(indicator?.target_high),
  target_text: indicator?.target_text ?? '',
  unit: indicator?.unit_of_measure ?? '',
})

export const isIndicator = (words: IndicatorWords) => words.text.trim().length >= 3

/** Whole enough to save itself: a range has both ends. */
export const isWhole = (words: IndicatorWords) =>
  isIndicator(words) && (words.direction !== 'range' || (words.low.trim() !== '' && words.high.trim() !== ''))

export function indicatorBody(plan: Plan, words: IndicatorWords) {
  const leader = plan.form === 'jpt'
  const figures = plan.approach === 'kuantitatif'
  const ranged = words.direction === 'range'
  const kind = words.kind || null
  return {
    text: words.text,
    aspect: (leader ? null : kind) as Indicator['aspect'],
    perspective: (leader ? kind : null) as Indicator['perspective'],
    direction: words.direction,
    accumulation: words.accumulation,
    target: figures && !ranged ? point(words.target) : null,
    target_low: figures && ranged ? point(words.low) : null,
    target_high: figures && ranged ? point(words.high) : null,
    target_text: words.target_text || null,
    unit_of_measure: words.unit || null,
  }
}

type IndicatorFieldsProps = { plan: Plan; words: IndicatorWords; onPut: (words: IndicatorWords) => void }

export function IndicatorFields({ plan, words, onPut }: IndicatorFieldsProps) {
  const t = useMessages(planMessages)
  const leader = plan.form === 'jpt'
  const figures = plan.approach === 'kuantitatif'
  const put = (part: Partial<IndicatorWords>) => onPut({ ...words, ...part })
  return (
    <>
      <Textarea label={t.indicatorText} required withAsterisk={false} minRows={1} value={words.text} onChange={(e) => put({ text: e.currentTarget.value })} />
      <div className="line fields">
        <Pick label={leader ? t.perspective : t.aspect} value={words.kind} words={leader ? t.perspectives : t.aspects} empty onPick={(kind) => put({ kind })} />
        {figures && (
          <>
            <Pick label={t.direction} value={words.direction} words={t.directions} onPick={(value) => put({ direction: value as Indicator['direction'] })} />
            <Pick label={t.accumulation} value={words.accumulation} words={t.accumulations} onPick={(value) => put({ accumulation: value as Indicator['accumulation'] })} />
          </>
        )}
      </div>
      {figures ? (
        <div className="line fields">
          {words.direction === 'range' ? (
            <>
              <TextInput label={t.low} inputMode="decimal" value={words.low} onChange={(e) => put({ low: e.currentTarget.value })} />
              <TextInput label={t.high} inputMode="decimal" value={words.high} onChange={(e) => put({ high: e.currentTarget.value })} />
            </>
          ) : (
            <TextInput label={t.target} inputMode="decimal" value={words.target} onChange={(e) => put({ target: e.currentTarget.value })} />
          )}
          <TextInput label={t.unit} value={words.unit} onChange={(e) => put({ unit: e.currentTarget.value })} />
        </div>
      ) : (
        <Textarea label={t.targetText} minRows={1} value={words.target_text} onChange={(e) => put({ target_text: e.currentTarget.value })} />
      )}
    </>
  )
}

type PickProps = { label: string; value: string; words: Record<string, string>; empty?: boolean; onPick: (value: string) => void }

function Pick({ label, value, words, empty, onPick }: PickProps) {
  return (
    <label className="stack-sm small">
      <b>{label}</b>
      <select className="select" value={value} onChange={(event) => onPick(event.currentTarget.value)}>
        {empty && <option value="">—</option>}
        {Object.entries(words).map(([key, word]) => <option key={key} value={key}>{word}</option>)}
      </select>
    </label>
  )
}
