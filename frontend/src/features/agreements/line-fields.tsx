/** The fields of one indicator of an agreement, and what they are on the wire. */
import { Textarea, TextInput } from '@mantine/core'

import { SelectField } from '@/components/select-field'
import { useMessages } from '@/i18n/language'
import { decimalOf } from '@/lib/decimal'

import { agreementMessages } from './agreement-messages'
import type { AgreementLine, LineDraft } from './agreement-queries'

export type LineWords = { objective: string; text: string; target: string; unit: string; direction: AgreementLine['direction']; code: string }

export const lineWords = (line: AgreementLine | null, objective: string, code: string): LineWords => ({
  objective,
  code,
  text: line?.text ?? '',
  target: line?.target?.replace('.', ',') ?? line?.target_text ?? '',
  unit: line?.unit_of_measure ?? '',
  direction: line?.direction ?? 'higher',
})

export const isLine = (words: LineWords) => words.objective.trim().length >= 3 && words.text.trim().length >= 3 && words.code.trim() !== ''

/** A target that is no figure is one in words. */
export function lineBody(words: LineWords): LineDraft {
  const target = decimalOf(words.target)
  return {
    code: words.code.trim(),
    objective: words.objective,
    text: words.text,
    unit_of_measure: words.unit.trim() || null,
    direction: words.direction,
    target,
    target_text: target === null ? words.target.trim() || null : null,
  }
}

type LineFieldsProps = { words: LineWords; asksObjective: boolean; taken: boolean; onPut: (words: LineWords) => void }

export function LineFields({ words, asksObjective, taken, onPut }: LineFieldsProps) {
  const t = useMessages(agreementMessages)
  const put = (part: Partial<LineWords>) => onPut({ ...words, ...part })
  const directions = Object.entries(t.directions).filter(([key]) => key !== 'range' || words.direction === 'range')
  return (
    <>
      {asksObjective && <Textarea label={t.objective} description={t.objectiveExample} required withAsterisk={false} minRows={2} autoFocus value={words.objective} onChange={(e) => put({ objective: e.currentTarget.value })} />}
      <Textarea label={t.indicator} required withAsterisk={false} minRows={2} autoFocus={!asksObjective} value={words.text} onChange={(e) => put({ text: e.currentTarget.value })} />
      <div className="line fields" style={{ alignItems: 'end' }}>
        <TextInput label={t.target} description={t.targetHint} maxLength={200} value={words.target} onChange={(e) => put({ target: e.currentTarget.value })} />
        <TextInput label={t.measure} description={t.measureHint} maxLength={60} value={words.unit} onChange={(e) => put({ unit: e.currentTarget.value })} />
      </div>
      <div className="line fields" style={{ alignItems: taken ? 'start' : 'end' }}>
        <SelectField label={t.direction} value={words.direction} onChange={(direction) => put({ direction: direction as LineWords['direction'] })}>
          {directions.map(([key, word]) => <option key={key} value={key}>{word}</option>)}
        </SelectField>
        <TextInput label={t.code} description={t.codeHint} required withAsterisk={false} maxLength={40} error={taken && t.codeTaken} value={words.code} onChange={(e) => put({ code: e.currentTarget.value })} />
      </div>
    </>
  )
}
