/** What city HR does next with a policy: open it, publish a later version, close it early. */
import { Button } from '@mantine/core'
import { useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { CloseDialog } from './close-dialog'
import { draftMessages } from './draft-messages'
import { OpenDialog } from './open-dialog'
import { type Policy, useStepPolicy } from './policy-queries'

export function DraftSteps({ policy }: { policy: Policy }) {
  const t = useMessages(draftMessages)
  const [open, setOpen] = useState<'open' | 'close' | null>(null)
  const publish = useStepPolicy(policy, 'publication')
  const may = (step: string) => policy.may.includes(step)
  if (!['open', 'publish', 'close'].some(may)) return null
  return (
    <section className="card" aria-label={t.next}>
      <header><div><h2>{t.next}</h2></div></header>
      <div className="card-body stack-sm">
        {may('open') && <><p className="small">{t.openLead}</p><Button disabled={policy.paragraphs.length === 0} onClick={() => setOpen('open')}>{t.open}</Button></>}
        {may('publish') && <><p className="small">{t.publishLead(policy.number)}</p><Button loading={publish.isPending} onClick={() => publish.mutate()}>{t.publish}</Button></>}
        {may('close') && <Button variant="default" onClick={() => setOpen('close')}>{t.close}</Button>}
        <ProblemNotice error={publish.error} />
      </div>
      {open === 'open' && <OpenDialog policy={policy} onClose={() => setOpen(null)} />}
      {open === 'close' && <CloseDialog policy={policy} onClose={() => setOpen(null)} />}
    </section>
  )
}
