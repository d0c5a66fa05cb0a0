/** `/kebijakan/$policyId/hasil`: what holds, since when and by whose decision; what suggestions changed; the rules that came of it. */
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { PageHead } from '@/components/page-head'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateLong, dateShort } from '@/lib/format'

import { Difference } from './difference'
import { JourneyCard } from './journey-card'
import { OutcomeCard } from './outcome-card'
import { policyMessages } from './policy-messages'
import { differencesQuery, type Policy, policyQuery } from './policy-queries'
import { resultMessages } from './result-messages'
import { RulesCard } from './rules-card'
import { SimulationCard } from './simulation-card'
import { SurveysCard } from './surveys-card'
import { WithdrawAct } from './withdraw-act'

const route = getRouteApi('/kebijakan/$policyId/hasil')

export function ResultPage() {
  const t = useMessages(resultMessages)
  const words = useMessages(policyMessages)
  const language = useLanguage()
  const { policyId } = route.useParams()
  const { data: policy } = useSuspenseQuery(policyQuery(policyId))
  const day = (on: string | null) => (on === null ? '' : dateLong(on, language))
  return (
    <div className="policy">
      <nav className="crumbs small"><TextLink to="/kebijakan">{words.crumbs}</TextLink></nav>
      <PageHead title={t.heading(policy.title, policy.effective_from === null ? '' : dateShort(policy.effective_from, language))}>
        {t.decision(policy.decision_no ?? '', day(policy.decided_on), policy.signer ?? '')}
      </PageHead>
      <div className="two">
        <div className="stack">
          <Superseded policy={policy} />
          <Changed policyId={policyId} policy={policy} />
          <OutcomeCard policyId={policyId} />
          <SimulationCard policy={policy} />
          <SurveysCard policyId={policyId} />
        </div>
        <div className="stack">
          <section className="card turn" aria-label={t.forYou}>
            <header><div><h2>{t.forYou}</h2></div></header>
            <div className="card-body"><p className="written">{policy.what_changes}</p></div>
          </section>
          <RulesCard policy={policy} />
          <JourneyCard policy={policy} />
          <WithdrawAct policy={policy} />
          <p className="small"><TextLink to="/kebijakan/$policyId" params={{ policyId }}>{t.discussion}</TextLink></p>
        </div>
      </div>
    </div>
  )
}

function Superseded({ policy }: { policy: Policy }) {
  const t = useMessages(resultMessages)
  if (policy.superseded_by_id === null) return null
  return <p className="box warn">{t.superseded} <TextLink to="/kebijakan/$policyId/hasil" params={{ policyId: policy.superseded_by_id }}>{t.supersededBy}</TextLink></p>
}

function Changed({ policyId, policy }: { policyId: string; policy: Policy }) {
  const t = useMessages(resultMessages)
  const { data } = useSuspenseQuery(differencesQuery(policyId))
  const numberOf = (anchor: string) => policy.paragraphs.findIndex((one) => one.anchor === anchor) + 1
  return (
    <section className="card" aria-label={t.changed}>
      <header><div><h2>{t.changed}</h2></div></header>
      <div className="card-body stack-sm">
        {data.items.length === 0 && <p>{t.unchanged}</p>}
        {data.items.map(({ anchor, before, after, parts }) => (
          <p key={anchor}>
            {after === null ? <><b>{t.gone}:</b> <del>{before}</del></> : before === null ? <><b>{numberOf(anchor)}. {t.added}:</b> <ins>{after}</ins></> : <>{numberOf(anchor)}. <Difference parts={parts} /></>}
          </p>
        ))}
        {data.items.length > 0 && data.items.length < policy.paragraphs.length && <p className="small dim">{t.same}</p>}
      </div>
    </section>
  )
}
