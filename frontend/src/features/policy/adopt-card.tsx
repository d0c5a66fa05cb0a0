/** What adopting would do, and the decision. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort, number } from '@/lib/format'

import { AdoptDialog } from './adopt-dialog'
import { adoptionMessages } from './adoption-messages'
import { type AdoptionPreview, adoptionQuery } from './adoption-queries'
import { MinutesTable } from './minutes-table'
import { policyMessages } from './policy-messages'
import type { Policy } from './policy-queries'
import { groupsOf, useRules } from './say-rule'

export function AdoptCard({ policy }: { policy: Policy }) {
  const t = useMessages(adoptionMessages)
  const { data, error, refetch } = useQuery(adoptionQuery(policy.id))
  const [opened, setOpened] = useState(false)
  return (
    <section className="card" aria-label={t.adoptTitle}>
      <header><div><h2>{t.adoptTitle}</h2></div></header>
      <div className="card-body stack-sm">
        <p className="small">{t.adoptLead}</p>
        {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
        {data && <WhatItDoes policy={policy} preview={data} />}
        {data && data.unanswered > 0 && <p className="box warn small">{t.adoptWait(data.unanswered)}</p>}
        {data?.ready && <Button onClick={() => setOpened(true)}>{t.adopt}</Button>}
      </div>
      {opened && data && <AdoptDialog policy={policy} preview={data} onClose={() => setOpened(false)} />}
    </section>
  )
}

export function WhatItDoes({ policy, preview }: { policy: Policy; preview: AdoptionPreview }) {
  const t = useMessages(adoptionMessages)
  const words = useMessages(policyMessages)
  const language = useLanguage()
  const rules = useRules(groupsOf(policy))
  return (
    <>
      <ul className="lines">
        {preview.rules.map((one) => (
          <li key={`${one.key} ${one.population} ${one.effective_from}`}>
            <b>{rules.name(one.key)}</b>
            <div className="small">{words.became(rules.value(one.key, one.value), dateShort(one.effective_from, language), rules.population(one.population))}</div>
            <div className="small dim">{[t.does(number(one.people, language), number(one.units, language)), one.periods_come.length > 0 && t.periods(one.periods_come.length, one.periods_gone.length)].filter(Boolean).join('; ')}</div>
          </li>
        ))}
      </ul>
      <MinutesTable minutes={preview.minutes} />
    </>
  )
}
