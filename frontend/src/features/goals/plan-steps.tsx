/** The steps that the reader may take: submit, take back, agree, return with a note, cancel. */
import { Button, Textarea } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'

import { isProblem } from '@/api/problem'
import { Confirm } from '@/components/confirm'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import type { Plan } from '@/lib/plans'

import { planMessages } from './plan-messages'
import { planWrites, useCancelPlan, usePlanChange } from './plan-queries'

type Asked = 'submit' | 'agree' | 'return' | 'cancel'

export function PlanSteps({ plan }: { plan: Plan }) {
  const t = useMessages(planMessages)
  const navigate = useNavigate()
  const [asked, setAsked] = useState<{ act: Asked; version: number } | null>(null)
  const [note, setNote] = useState('')
  const writes = planWrites(plan.id)
  const step = usePlanChange(plan.id, writes.step)
  const returnPlan = usePlanChange(plan.id, writes.returnPlan)
  const cancel = useCancelPlan(plan.id)
  const failure = step.error ?? returnPlan.error ?? cancel.error
  const ask = (act: Asked) => setAsked({ act, version: plan.version })
  const close = () => setAsked(null)
  const version = asked?.version ?? plan.version
  const may = (act: string) => plan.may.includes(act)
  return (
    <div className="stack-sm no-print">
      {may('submit') && <Button size="lg" disabled={plan.missing.length > 0} onClick={() => ask('submit')}>{t.submit}</Button>}
      {may('agree') && <Button size="lg" onClick={() => ask('agree')}>{t.agree}</Button>}
      {may('return') && <Button variant="default" onClick={() => ask('return')}>{t.returnPlan}</Button>}
      {may('withdraw') && <Button variant="default" loading={step.isPending} onClick={() => step.mutate({ step: 'withdrawal', version: plan.version })}>{t.withdraw}</Button>}
      {may('cancel') && <Button variant="subtle" color="bata" size="sm" onClick={() => ask('cancel')}>{t.discard}</Button>}
      {isProblem(failure, '/problems/edited-meanwhile') ? <p className="box warn" role="alert">{t.changedSince}</p> : <ProblemNotice error={failure} />}
      <Confirm opened={asked?.act === 'submit'} title={t.submitAsk(plan.assessor.name)} act={t.submit} busy={step.isPending} onClose={close} onAct={() => step.mutate({ step: 'submission', version }, { onSettled: close })}>
        <p style={{ margin: 0 }}>{t.submitMore}</p>
      </Confirm>
      <Confirm opened={asked?.act === 'agree'} title={t.agreeAsk(plan.employee.name)} act={t.agree} busy={step.isPending} onClose={close} onAct={() => step.mutate({ step: 'agreement', version }, { onSettled: close })}>
        <p style={{ margin: 0 }}>{t.agreeMore}</p>
      </Confirm>
      <Confirm opened={asked?.act === 'return'} title={t.returnPlan} act={t.returnPlan} disabled={note.trim().length < 3} busy={returnPlan.isPending} onClose={close} onAct={() => returnPlan.mutate({ note, version }, { onSettled: close })}>
        <Textarea label={t.note} description={t.noteHint} value={note} minRows={3} data-autofocus onChange={(event) => setNote(event.currentTarget.value)} />
      </Confirm>
      <Confirm opened={asked?.act === 'cancel'} danger title={t.discardAsk} act={t.discard} busy={cancel.isPending} onClose={close} onAct={() => cancel.mutate(version, { onSuccess: () => void navigate({ to: '/skp' }) })}>
        <p style={{ margin: 0 }}>{t.discardMore}</p>
      </Confirm>
    </div>
  )
}
