/** `/kebijakan`: what is open for suggestions first, then what is answered, what holds, and what ended. */
import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { PageHead } from '@/components/page-head'
import { Empty } from '@/components/states'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateNear } from '@/lib/format'
import { useMe, useToday } from '@/lib/session'

import { listMessages } from './list-messages'
import { NewPolicyDialog } from './new-policy-dialog'
import { policiesQuery, type PolicyLine } from './policy-queries'
import { useRules } from './say-rule'

const GROUPS = ['consultation', 'answering', 'adopted', 'draft', 'ended'] as const

export function PoliciesPage() {
  const t = useMessages(listMessages)
  const me = useMe()
  const { data } = useSuspenseQuery(policiesQuery)
  const [makes, setMakes] = useState(false)
  const open = data.items.filter((one) => one.state === 'consultation')
  return (
    <div className="policy">
      <PageHead title={t.heading(open.length)} documentTitle={t.title} aside={me.may.includes('policies') && <Button onClick={() => setMakes(true)}>{t.draft}</Button>}>{t.lead}</PageHead>
      <div className="stack">
        {data.items.length === 0 && <section className="card"><Empty title={t.none}>{t.noneMore}</Empty></section>}
        {GROUPS.map((group) => <PolicyGroup key={group} group={group} policies={data.items.filter((one) => groupOf(one) === group)} />)}
        <p className="small"><TextLink to="/aturan">{t.rules}</TextLink></p>
      </div>
      {makes && <NewPolicyDialog onClose={() => setMakes(false)} />}
    </div>
  )
}

type Group = (typeof GROUPS)[number]

const groupOf = ({ state }: PolicyLine): Group => (state === 'superseded' || state === 'withdrawn' ? 'ended' : state)

function PolicyGroup({ group, policies }: { group: Group; policies: PolicyLine[] }) {
  const title = useMessages(listMessages).groups[group]
  if (policies.length === 0) return null
  return (
    <section className={`card${group === 'consultation' ? ' turn' : ''}`} aria-label={title}>
      <header><div><h2>{title}</h2></div></header>
      <ul className="rows">{policies.map((one) => <PolicyRow key={one.id} policy={one} />)}</ul>
    </section>
  )
}

function PolicyRow({ policy }: { policy: PolicyLine }) {
  const t = useMessages(listMessages)
  const rules = useRules()
  const said = useStanding(policy)
  const isResult = policy.state === 'adopted' || policy.state === 'superseded'
  return (
    <li className="policy-line">
      {isResult ? <TextLink to="/kebijakan/$policyId/hasil" params={{ policyId: policy.id }}>{policy.title}</TextLink> : <TextLink to={policy.state === 'draft' ? '/kebijakan/$policyId/susun' : '/kebijakan/$policyId'} params={{ policyId: policy.id }}>{policy.title}</TextLink>}
      <span className="small dim">{said}. {t.asks(rules.population(policy.population))}.</span>
    </li>
  )
}

function useStanding(policy: PolicyLine): string {
  const t = useMessages(listMessages)
  const language = useLanguage()
  const today = useToday()
  const day = (on: string | null) => (on === null ? '' : dateNear(on, language))
  switch (policy.state) {
    case 'consultation':
      return t.until(day(policy.closes_on))
    case 'answering':
      return t.answers(day(policy.answers_due_on))
    case 'adopted':
      return ((policy.effective_from ?? '') > today ? t.willHold : t.holds)(day(policy.effective_from), policy.decision_no ?? '')
    case 'superseded':
      return t.superseded
    case 'withdrawn':
      return t.withdrawn(policy.withdrawn_reason ?? '')
    default:
      return t.notOpen
  }
}
