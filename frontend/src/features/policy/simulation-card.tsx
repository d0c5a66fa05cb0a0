/** City HR tries the rule changes on this year's data, before anybody else reads of them. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'

import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort } from '@/lib/format'

import { adoptionMessages } from './adoption-messages'
import { simulationsQuery, useSimulate } from './adoption-queries'
import { MinutesTable } from './minutes-table'
import type { Policy } from './policy-queries'
import { groupsOf, useRules } from './say-rule'
import { useTriedWords } from './tried-line'

export function SimulationCard({ policy }: { policy: Policy }) {
  const t = useMessages(adoptionMessages)
  const language = useLanguage()
  const rules = useRules(groupsOf(policy))
  const said = useTriedWords()
  const { data } = useQuery(simulationsQuery(policy.id))
  const simulate = useSimulate(policy.id)
  const last = data?.items[0]
  const tries = policy.may.includes('simulate')
  if (!policy.paragraphs.some((one) => one.rule_changes.length > 0) || !(tries || last?.is_current)) return null
  return (
    <section className="card" aria-label={t.try}>
      <header><div><h2>{last ? t.tried(dateShort(last.since, language), dateShort(last.until, language)) : t.try}</h2></div></header>
      <div className="card-body stack-sm">
        {!last && <p className="small">{t.tryMore}</p>}
        {last && !last.is_current && <p className="box warn small">{t.old}</p>}
        {last?.changes.map((one) => (
          <p key={`${one.anchor} ${one.key} ${one.population}`}><b>{rules.name(one.key)}</b>: {one.facts.length === 0 ? t.nothing : `${said(one)}.`}</p>
        ))}
        {last && <MinutesTable minutes={last.minutes} />}
        <ProblemNotice error={simulate.error} />
        {tries && <Button variant="default" loading={simulate.isPending} onClick={() => simulate.mutate({})}>{last ? t.tryAgain : t.try}</Button>}
      </div>
    </section>
  )
}
