/** `/kebijakan/$policyId/jawab`: city HR groups and answers what was said, then the policy is adopted. */
import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'

import { PageHead } from '@/components/page-head'
import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'

import { AdoptCard } from './adopt-card'
import { adoptionMessages } from './adoption-messages'
import { AnswerDialog } from './answer-dialog'
import { VerdictChip } from './comment-row'
import { JourneyCard } from './journey-card'
import { policyMessages } from './policy-messages'
import { policyQuery } from './policy-queries'
import { type Cluster, clustersQuery, talkQuery } from './talk-queries'
import { WaitingCard } from './waiting-card'

const route = getRouteApi('/kebijakan/$policyId/jawab')

export function AnswersPage() {
  const t = useMessages(adoptionMessages)
  const words = useMessages(policyMessages)
  const { policyId } = route.useParams()
  const { data: policy } = useSuspenseQuery(policyQuery(policyId))
  const { data: talk } = useSuspenseQuery(talkQuery(policyId))
  const { data: clusters } = useSuspenseQuery(clustersQuery(policyId))
  return (
    <div className="policy">
      <nav className="crumbs small"><TextLink to="/kebijakan/$policyId" params={{ policyId }}>{policy.title}</TextLink></nav>
      <PageHead title={t.answerTitle} documentTitle={`${t.answerTitle}: ${words.crumbs}`}>{t.answerLead(talk.unanswered)}</PageHead>
      <div className="two">
        <div className="stack">
          <ClustersCard clusters={clusters.items} />
          <WaitingCard policyId={policyId} />
        </div>
        <div className="stack">
          {policy.may.includes('adopt') && <AdoptCard policy={policy} />}
          <JourneyCard policy={policy} />
          {policy.may.includes('edit') && <p className="small"><TextLink to="/kebijakan/$policyId/susun" params={{ policyId }}>{words.edit}</TextLink></p>}
        </div>
      </div>
    </div>
  )
}

function ClustersCard({ clusters }: { clusters: Cluster[] }) {
  const t = useMessages(adoptionMessages)
  const [open, setOpen] = useState<Cluster | null>(null)
  if (clusters.length === 0) return null
  return (
    <section className="card" aria-label={t.clusters}>
      <header><div><h2>{t.clusters}</h2></div></header>
      <ul className="rows">
        {clusters.map((one) => (
          <li key={one.id} className="stack-sm">
            <p><b>{one.name}</b> <span className="small dim">{t.cluster(one.comments, one.voices)}</span></p>
            {one.verdict === null ? <div><Button size="sm" aria-label={t.answerOf(one.name)} onClick={() => setOpen(one)}>{t.answer}</Button></div> : <p className="written"><VerdictChip verdict={one.verdict} /> {one.answer}</p>}
          </li>
        ))}
      </ul>
      {open && <AnswerDialog what={{ id: open.id, version: open.version, of: 'clusters' }} about={open.name} onClose={() => setOpen(null)} />}
    </section>
  )
}

