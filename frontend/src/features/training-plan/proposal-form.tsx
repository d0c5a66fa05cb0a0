/** A proposal as fields, with what it would answer and reach beside them. */
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'

import { PageHead } from '@/components/page-head'
import { ProblemNotice } from '@/components/problem-notice'
import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'

import { AboutFields } from './about-fields'
import { CostFields } from './cost-fields'
import type { Plan } from './plan-queries'
import { proposalMessages } from './proposal-messages'
import { type Kept, useProposeProgramme, useSaveProgramme } from './proposal-queries'
import { draftOf, faultsIn, type Words } from './proposal-words'
import { ReachBox } from './reach-box'
import { WhenFields } from './when-fields'

type ProposalFormProps = { words: Words; plan: Plan; kept?: Kept; onWrite: (words: Words) => void; onSaved: () => void }
export type FieldsProps = { words: Words; onPut: (part: Partial<Words>) => void; faultOf: (field: keyof (typeof proposalMessages)['id']['faults']) => string | false }

export function ProposalForm({ words, plan, kept, onWrite, onSaved }: ProposalFormProps) {
  const t = useMessages(proposalMessages)
  const navigate = useNavigate()
  const [tried, setTried] = useState(false)
  const save = useSaveProgramme()
  const propose = useProposeProgramme()
  const faults = faultsIn(words)
  const faultOf: FieldsProps['faultOf'] = (field) => tried && faults.includes(field) && t.faults[field]
  const onPut = (part: Partial<Words>) => onWrite({ ...words, ...part })
  const toPlan = () => void navigate({ to: '/opd/pelatihan', search: { unit: plan.unit.id, tahun: yearOf(words, plan) } })
  const keep = (andPropose: boolean) => {
    setTried(true)
    if (faults.length > 0) return
    save.mutate({ id: kept?.id, version: kept?.version, draft: draftOf(words) }, {
      onSuccess: ({ id, version }) => {
        onSaved()
        // What cannot be handed in is kept; its own page says what is next, and why not when it is tried again.
        const toDraft = () => void navigate({ to: '/opd/pelatihan/usulan/$programmeId', params: { programmeId: id } })
        if (andPropose) propose.mutate({ id, version }, { onSuccess: toPlan, onError: toDraft })
        else toPlan()
      },
    })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    keep(true)
  }
  const fields = { words, onPut, faultOf }
  return (
    <div className="training-plan">
      <nav className="crumbs small"><TextLink to="/opd/pelatihan" search={{ unit: plan.unit.id, tahun: plan.year }}>{t.back}</TextLink></nav>
      <PageHead title={kept ? t.changeTitle : t.title}>{t.lead}</PageHead>
      <form className="two-even proposal-form" onSubmit={submit} noValidate>
        <div className="stack">
          {kept?.decision_reason && kept.state === 'rejected' && <p className="box warn" style={{ margin: 0 }}>{t.rejected(kept.decision_reason)}</p>}
          <AboutFields {...fields} plan={plan} />
          <WhenFields {...fields} />
          <CostFields {...fields} plan={plan} />
          {tried && faults.length > 0 && <p className="box bad" role="alert" style={{ margin: 0 }}>{t.toFix(faults.length)}</p>}
          <ProblemNotice error={save.error ?? propose.error} />
          <div className="line">
            <Button type="submit" loading={save.isPending || propose.isPending}>{t.saveAndPropose}</Button>
            <Button variant="default" disabled={save.isPending || propose.isPending} onClick={() => keep(false)}>{t.save}</Button>
          </div>
        </div>
        <ReachBox words={words} plan={plan} kept={kept} />
      </form>
    </div>
  )
}

/** A plan is of the year in which its programmes begin. */
function yearOf({ sessions }: Words, plan: Plan): number {
  const [first] = sessions.map((one) => one.on).sort()
  return first ? Number(first.slice(0, 4)) : plan.year
}
