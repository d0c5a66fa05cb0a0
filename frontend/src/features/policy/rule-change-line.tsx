/** What a paragraph changes in the system, as one sentence. */
import { IconArrowRight } from '@tabler/icons-react'

import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort } from '@/lib/format'

import { policyMessages } from './policy-messages'
import type { RuleChange } from './policy-queries'
import { useRules } from './say-rule'

type Told = Pick<RuleChange, 'key' | 'population' | 'value' | 'value_before' | 'effective_from'>

type Groups = Record<string, string>

export function RuleChangeLine({ change, groups }: { change: Told; groups: Groups }) {
  const t = useMessages(policyMessages)
  const said = useChangeWords(groups)(change)
  return (
    <p className="policy-change">
      <IconArrowRight size={18} stroke={1.8} aria-hidden="true" />
      <span><b>{t.changes}</b> {said}</span>
    </p>
  )
}

function useChangeWords(groups: Groups) {
  const t = useMessages(policyMessages)
  const language = useLanguage()
  const rules = useRules(groups)
  return ({ key, population, value, value_before, effective_from }: Told) => {
    const day = dateShort(effective_from, language)
    if (value_before === null) return t.changeNew(rules.name(key), rules.value(key, value), day)
    return t.change(rules.name(key), rules.population(population), rules.value(key, value_before), rules.value(key, value), day)
  }
}
