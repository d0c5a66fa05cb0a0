/** `/kebijakan/$policyId/susun`: city HR writes paragraphs and the rules that they change, then opens them. */
import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'

import { PageHead } from '@/components/page-head'
import { Empty } from '@/components/states'
import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'

import { AskAct } from './ask-act'
import { draftMessages } from './draft-messages'
import { DraftSteps } from './draft-steps'
import { JourneyCard } from './journey-card'
import { ParagraphCard } from './paragraph-card'
import { ParagraphDialog } from './paragraph-dialog'
import { policyMessages } from './policy-messages'
import { Short } from './policy-page'
import { type Paragraph, type Policy, policyQuery } from './policy-queries'
import { SimulationCard } from './simulation-card'
import { TextsDialog } from './texts-dialog'
import { WithdrawAct } from './withdraw-act'

const route = getRouteApi('/kebijakan/$policyId/susun')

export function DraftPage() {
  const t = useMessages(draftMessages)
  const words = useMessages(policyMessages)
  const { policyId } = route.useParams()
  const { data: policy } = useSuspenseQuery(policyQuery(policyId))
  const [texts, setTexts] = useState(false)
  const edits = policy.may.includes('edit')
  return (
    <div className="policy">
      <nav className="crumbs small"><TextLink to="/kebijakan">{words.crumbs}</TextLink></nav>
      <PageHead title={policy.title} documentTitle={t.title(policy.title)} aside={edits && <Button variant="default" onClick={() => setTexts(true)}>{t.editTexts}</Button>}>{t.lead(policy.number)}</PageHead>
      <div className="two">
        <div className="stack">
          <Short policy={policy} />
          <Paragraphs policy={policy} edits={edits} />
        </div>
        <div className="stack">
          <DraftSteps policy={policy} />
          <SimulationCard policy={policy} />
          <JourneyCard policy={policy} />
          <p className="small"><TextLink to="/kebijakan/$policyId" params={{ policyId }}>{t.read}</TextLink></p>
          <AskAct policyId={policyId} />
          <WithdrawAct policy={policy} />
        </div>
      </div>
      {texts && <TextsDialog policy={policy} onClose={() => setTexts(false)} />}
    </div>
  )
}

function Paragraphs({ policy, edits }: { policy: Policy; edits: boolean }) {
  const t = useMessages(draftMessages)
  const [open, setOpen] = useState<Paragraph | 'new' | null>(null)
  return (
    <>
      {policy.paragraphs.length === 0 && <section className="card"><Empty title={t.none}>{t.noneMore}</Empty></section>}
      {policy.paragraphs.map((one, at) => (
        <ParagraphCard key={one.id} policy={policy} paragraph={one} number={at + 1}>
          {edits && <div><Button variant="default" size="sm" aria-label={t.editOf(at + 1)} onClick={() => setOpen(one)}>{t.edit}</Button></div>}
        </ParagraphCard>
      ))}
      {edits && <div><Button variant={policy.paragraphs.length === 0 ? 'filled' : 'default'} onClick={() => setOpen('new')}>{t.add}</Button></div>}
      {open && <ParagraphDialog policy={policy} paragraph={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  )
}
