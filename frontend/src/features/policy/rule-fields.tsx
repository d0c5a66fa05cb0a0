/** Which rule becomes what, for whom, from when; the fields follow the rule's form. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'

import { DateField } from '@/components/date-field'
import { SelectField } from '@/components/select-field'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort } from '@/lib/format'

import { draftMessages } from './draft-messages'
import { type ChangeableRule, populationsQuery, type RuleChange, type RuleChangeDraft } from './policy-queries'
import { useRules } from './say-rule'
import { ValueFields } from './value-fields'

/** `row`: the code of a new population, which stands in the key behind the table's name. */
export type RuleForm = { rule: string; row: string; population: string; value: unknown; effective_from: string }

export const emptyRule = ({ key, value, earliest }: ChangeableRule): RuleForm => ({ rule: key, row: '', population: 'semua', value, effective_from: earliest })

export const ruleForm = ({ key, population, value, effective_from }: RuleChange): RuleForm => {
  const [table, row] = key.split('/')
  return table === 'populations' ? { rule: table, row: row ?? '', population, value, effective_from } : { rule: key, row: '', population, value, effective_from }
}

export const sentRule = ({ rule, row, population, value, effective_from }: RuleForm): RuleChangeDraft => ({ key: row ? `${rule}/${row}` : rule, population, value, effective_from })

export const isRuleWhole = ({ rule, row, value, effective_from }: RuleForm) => effective_from !== '' && value !== null && value !== undefined && value !== '' && (rule !== 'populations' || row !== '')

type RuleFieldsProps = { form: RuleForm; rules: ChangeableRule[]; onPut: (form: RuleForm) => void; onDrop: () => void }

export function RuleFields({ form, rules, onPut, onDrop }: RuleFieldsProps) {
  const t = useMessages(draftMessages)
  const language = useLanguage()
  const words = useRules()
  const populations = useQuery(populationsQuery).data?.rows ?? []
  const rule = rules.find((one) => one.key === form.rule)
  const choose = (key: string) => {
    const next = rules.find((one) => one.key === key)
    if (next) onPut(emptyRule(next))
  }
  return (
    <div className="box stack-sm">
      <SelectField label={t.rule} value={form.rule} onChange={choose}>
        {rules.map((one) => <option key={one.key} value={one.key}>{words.name(one.key)}</option>)}
      </SelectField>
      {rule && rule.value !== null && <p className="small dim">{t.now(words.value(rule.key, rule.value))}</p>}
      {rule?.own_for_populations && (
        <SelectField label={t.population} value={form.population} onChange={(population) => onPut({ ...form, population })}>
          {[...new Set(['semua', ...populations.map((one) => one.key), form.population])].map((code) => <option key={code} value={code}>{words.population(code)}</option>)}
        </SelectField>
      )}
      {rule && <ValueFields key={rule.key} rule={rule} form={form} onPut={onPut} />}
      <DateField label={t.effective} required min={rule?.earliest} description={rule && t.earliest[rule.begins](dateShort(rule.earliest, language))} value={form.effective_from} onChange={(effective_from) => onPut({ ...form, effective_from })} />
      <div><Button variant="subtle" size="sm" onClick={onDrop}>{t.dropRule}</Button></div>
    </div>
  )
}
