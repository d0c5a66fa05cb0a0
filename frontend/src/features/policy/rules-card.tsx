/** The rules of the system that a policy made, each with its day. */
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort } from '@/lib/format'

import { policyMessages } from './policy-messages'
import type { Policy } from './policy-queries'
import { resultMessages } from './result-messages'
import { groupsOf, useRules } from './say-rule'

export function RulesCard({ policy }: { policy: Policy }) {
  const t = useMessages(resultMessages)
  const words = useMessages(policyMessages)
  const language = useLanguage()
  const rules = useRules(groupsOf(policy))
  const changes = policy.paragraphs.flatMap((one) => one.rule_changes)
  if (changes.length === 0) return null
  return (
    <section className="card" aria-label={t.rules}>
      <header><div><h2>{t.rules}</h2></div></header>
      <ul className="rows">
        {changes.map((one) => (
          <li key={one.id}>
            <b>{rules.name(one.key)}</b>
            <div className="small dim">{words.became(rules.value(one.key, one.value), dateShort(one.effective_from, language), rules.population(one.population))}</div>
          </li>
        ))}
        <li className="small dim">{t.rulesFoot}</li>
      </ul>
    </section>
  )
}
