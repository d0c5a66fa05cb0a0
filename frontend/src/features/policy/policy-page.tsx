/** `/kebijakan/$policyId`: a draft paragraph by paragraph, what it changes, and what is said about it. */
import { IconBulb, IconEye } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { ButtonLink } from '@/components/button-link'
import { PageHead } from '@/components/page-head'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateNear } from '@/lib/format'

import { JourneyCard } from './journey-card'
import { ParagraphCard } from './paragraph-card'
import { TalkOfParagraph } from './paragraph-talk'
import { ParticipationCard } from './participation-card'
import { policyMessages } from './policy-messages'
import { type Policy, policyQuery } from './policy-queries'
import { PromiseCard } from './promise-card'
import { SurveysCard } from './surveys-card'
import { talkQuery } from './talk-queries'
import { TriedLine } from './tried-line'

const route = getRouteApi('/kebijakan/$policyId')

export function PolicyPage() {
  const t = useMessages(policyMessages)
  const { policyId } = route.useParams()
  const { data: policy } = useSuspenseQuery(policyQuery(policyId))
  const { data: talk } = useSuspenseQuery(talkQuery(policyId))
  return (
    <div className="policy">
      <nav className="crumbs small"><TextLink to="/kebijakan">{t.crumbs}</TextLink></nav>
      <PageHead title={policy.title} aside={<HeadAct policy={policy} answers={talk.may.includes('answer')} />}><Standing policy={policy} /></PageHead>
      <div className="two">
        <div className="stack">
          <Short policy={policy} />
          {policy.paragraphs.map((one, at) => (
            <ParagraphCard key={one.id} policy={policy} paragraph={one} number={at + 1} beside={<TriedLine policy={policy} anchor={one.anchor} />}>
              <TalkOfParagraph policy={policy} paragraph={one} number={at + 1} talk={talk} />
            </ParagraphCard>
          ))}
          <SurveysCard policyId={policy.id} />
        </div>
        <div className="stack">
          <JourneyCard policy={policy} />
          {policy.state !== 'draft' && <ParticipationCard policyId={policy.id} />}
          {policy.anonymous_allowed && talk.open && <PromiseCard />}
          <p className="small dim policy-seen"><IconEye size={18} stroke={1.8} aria-hidden="true" /><span>{t.seen}</span></p>
        </div>
      </div>
    </div>
  )
}

/** What city HR does next, or what came of it. */
function HeadAct({ policy, answers }: { policy: Policy; answers: boolean }) {
  const t = useMessages(policyMessages)
  const params = { policyId: policy.id }
  if (policy.state === 'adopted' || policy.state === 'superseded') return <ButtonLink to="/kebijakan/$policyId/hasil" params={params}>{t.result}</ButtonLink>
  if (answers) return <ButtonLink to="/kebijakan/$policyId/jawab" params={params}>{t.answer}</ButtonLink>
  if (policy.may.includes('edit')) return <ButtonLink to="/kebijakan/$policyId/susun" params={params} variant="default">{t.edit}</ButtonLink>
  return null
}

export function Standing({ policy }: { policy: Policy }) {
  const t = useMessages(policyMessages)
  const language = useLanguage()
  const near = (on: string | null) => (on === null ? '' : dateNear(on, language))
  switch (policy.state) {
    case 'draft':
      return t.subDraft
    case 'consultation':
      return t.sub(policy.number, near(policy.opens_on), near(policy.closes_on))
    case 'answering':
      return t.subAnswering(near(policy.closes_on))
    case 'withdrawn':
      return t.subWithdrawn(policy.withdrawn_reason ?? '')
    default:
      return t.subAdopted
  }
}

export function Short({ policy }: { policy: Policy }) {
  const t = useMessages(policyMessages)
  return (
    <section className="box note iconed" aria-label={t.short}>
      <IconBulb size={20} stroke={1.8} aria-hidden="true" />
      <div className="stack-sm">
        <h2>{t.short}</h2>
        <p className="written">{policy.summary}</p>
        <p className="written"><b>{t.forYou}:</b> {policy.what_changes}</p>
        {!policy.concerns_me && <p className="small">{t.notAsked}</p>}
      </div>
    </section>
  )
}
