/** The value of a rule, by its form: a number, a choice, named numbers, a day of the year, shares, a group of people. */
import { Textarea, TextInput } from '@mantine/core'

import { Choice } from '@/components/choice'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { draftMessages } from './draft-messages'
import { NumberField } from './number-field'
import type { ChangeableRule } from './policy-queries'
import type { RuleForm } from './rule-fields'
import { ruleMessages } from './rule-messages'

type ValueFieldsProps = { rule: ChangeableRule; form: RuleForm; onPut: (form: RuleForm) => void }
type Numbers = Record<string, number | ''>
type Pattern = { most: Numbers; least: Numbers }
type Group = { name: string; titles: string[] }

export function ValueFields({ rule, form, onPut }: ValueFieldsProps) {
  const t = useMessages(draftMessages)
  const words = useMessages(ruleMessages)
  const put = (value: unknown) => onPut({ ...form, value })
  switch (rule.form) {
    case 'choice':
      return <Choice label={t.value} value={String(form.value)} options={rule.choices} words={Object.fromEntries(rule.choices.map((one) => [one, words.kinds[one] ?? one]))} onChange={put} />
    case 'number':
      return <Amount label={t.value} rule={rule} part="" value={form.value as number | ''} onPut={put} />
    case 'numbers': {
      const value = form.value as Numbers
      return <div className="line fields">{rule.bounds.map(({ part }) => <Amount key={part} label={words.parts[part] ?? part} rule={rule} part={part} value={value[part] ?? ''} onPut={(one) => put({ ...value, [part]: one })} />)}</div>
    }
    case 'day_of_year': {
      const value = form.value as Numbers
      return (
        <div className="line fields">
          <NumberField label={t.day} value={value.day ?? ''} onChange={(day) => put({ ...value, day })} />
          <NumberField label={t.month} value={value.month ?? ''} onChange={(month) => put({ ...value, month })} />
        </div>
      )
    }
    case 'pattern':
      return <Shares value={form.value as Pattern} onPut={put} />
    default:
      return <NewGroup form={form} onPut={onPut} />
  }
}

type AmountProps = { label: string; rule: ChangeableRule; part: string; value: number | ''; onPut: (value: number | string) => void }

function Amount({ label, rule, part, value, onPut }: AmountProps) {
  const t = useMessages(draftMessages)
  const language = useLanguage()
  const bound = rule.bounds.find((one) => one.part === part)
  const said = bound && t.bounds(number(bound.least, language), number(bound.most, language), bound.rule_id ?? '')
  return <NumberField label={label} description={said} value={value} onChange={onPut} />
}

function Shares({ value, onPut }: { value: Pattern; onPut: (value: Pattern) => void }) {
  const t = useMessages(draftMessages)
  const words = useMessages(ruleMessages)
  const name = (word: string) => word.split('+').map((one) => words.patterns[one] ?? one).join(' + ')
  const sides = (['most', 'least'] as const).flatMap((side) => Object.keys(value[side]).map((word) => ({ side, word })))
  return (
    <div className="line fields">
      {sides.map(({ side, word }) => (
        <NumberField key={`${side} ${word}`} label={t[side](name(word))} value={value[side][word] ?? ''} onChange={(share) => onPut({ ...value, [side]: { ...value[side], [word]: share } })} />
      ))}
    </div>
  )
}

/** A group that there is not yet: whose posts have a year of their own. */
function NewGroup({ form, onPut }: { form: RuleForm; onPut: (form: RuleForm) => void }) {
  const t = useMessages(draftMessages)
  const value = (form.value ?? { name: '', titles: [] }) as Group
  return (
    <>
      <TextInput label={t.groupName} maxLength={120} value={value.name} onChange={(event) => onPut({ ...form, value: { ...value, name: event.currentTarget.value } })} />
      <TextInput label={t.code} description={t.codeHint} maxLength={40} value={form.row} onChange={(event) => onPut({ ...form, row: event.currentTarget.value })} />
      <Textarea label={t.titles} autosize minRows={2} value={value.titles.join('\n')} onChange={(event) => onPut({ ...form, value: { ...value, titles: event.currentTarget.value.split('\n') } })} />
    </>
  )
}
