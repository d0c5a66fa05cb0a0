/** The steps that the reader may take: submit, take back, agree, return with a note, cancel. */
import { Button, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'

import { isProblem } from '@/api/problem'
import { Confirm } from '@/components/confirm'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { useStoredState } from '@/lib/device-storage'
import { type Plan, planDrafts, planKeys } from '@/lib/plans'
import { sendAll, useUnsent } from '@/lib/unsent'

import { planMessages } from './plan-messages'
import { UnsentNote } from './unsent-note'
import { planWrites, useCancelPlan, usePlanChange } from './plan-queries'

type Asked = 'submit' | 'agree' | 'return' | 'cancel'

type PlanStepsProps = { plan: Plan; onShow: () => void }

/** `onShow` opens what is not sent yet. */
export function PlanSteps({ plan, onShow }: PlanStepsProps) {
  const t = useMessages(planMessages)
  const navigate = useNavigate()
  const [asked, setAsked] = useState<{ act: Asked; version: number } | null>(null)
  const [note, setNote, forgetNote] = useStoredState(`sk-return-${plan.id}`, '')
  const [isStopped, setStopped] = useState(false)
  const cache = useQueryClient()
  const writes = planWrites(plan.id)
  const step = usePlanChange(plan.id, writes.step)
  const returnPlan = usePlanChange(plan.id, writes.returnPlan)
  const cancel = useCancelPlan(plan.id)
  const failure = step.error ?? returnPlan.error ?? cancel.error
  const drafts = planDrafts(plan.id)
  const unsent = useUnsent(drafts)
  const ask = (act: Asked, version = plan.version) => setAsked({ act, version })
  const close = () => setAsked(null)
  /** What was typed goes first: the plan that is sent is the one that is seen. */
  const sendThenAsk = async (act: Asked) => {
    const isSent = await sendAll(drafts)
    setStopped(!isSent)
    if (isSent) ask(act, (cache.getQueryData<Plan>(planKeys.detail(plan.id)) ?? plan).version)
  }
  const version = asked?.version ?? plan.version
  const may = (act: string) => plan.may.includes(act)
  return (
    <div className="stack-sm no-print">
      <UnsentNote count={unsent} plan={plan} isStopped={isStopped} onShow={onShow} />
      {may('submit') && <Button size="lg" disabled={plan.missing.length > 0} onClick={() => void sendThenAsk('submit')}>{t.submit}</Button>}
      {may('agree') && <Button size="lg" onClick={() => void sendThenAsk('agree')}>{t.agree}</Button>}
      {may('return') && <Button variant="default" onClick={() => void sendThenAsk('return')}>{t.returnPlan}</Button>}
      {may('withdraw') && <Button variant="default" loading={step.isPending} onClick={() => step.mutate({ step: 'withdrawal', version: plan.version })}>{t.withdraw}</Button>}
      {may('cancel') && <Button variant="subtle" color="bata" size="sm" onClick={() => ask('cancel')}>{t.discard}</Button>}
      {isProblem(failure, '/problems/edited-meanwhile') ? <p className="box warn" role="alert">{t.changedSince}</p> : <ProblemNotice error={failure} />}
      <Confirm opened={asked?.act === 'submit'} title={t.submitAsk(plan.assessor.name)} act={t.submit} disabled={unsent > 0} busy={step.isPending} onClose={close} onAct={() => step.mutate({ step: 'submission', version }, { onSettled: close })}>
        <p style={{ margin: 0 }}>{t.submitMore}</p>
      </Confirm>
      <Confirm opened={asked?.act === 'agree'} title={t.agreeAsk(plan.employee.name)} act={t.agree} disabled={unsent > 0} busy={step.isPending} onClose={close} onAct={() => step.mutate({ step: 'agreement', version }, { onSettled: close })}>
        <p style={{ margin: 0 }}>{t.agreeMore}</p>
      </Confirm>
      <Confirm opened={asked?.act === 'return'} title={t.returnPlan} act={t.returnPlan} disabled={note.trim().length < 3 || unsent > 0} busy={returnPlan.isPending} onClose={close} onAct={() => returnPlan.mutate({ note, version }, { onSuccess: forgetNote, onSettled: close })}>
        <Textarea label={t.note} description={t.noteHint} value={note} minRows={3} data-autofocus onChange={(event) => setNote(event.currentTarget.value)} />
      </Confirm>
      <Confirm opened={asked?.act === 'cancel'} danger title={t.discardAsk} act={t.discard} busy={cancel.isPending} onClose={close} onAct={() => cancel.mutate(version, { onSuccess: () => void navigate({ to: '/skp' }) })}>
        <p style={{ margin: 0 }}>{t.discardMore}</p>
      </Confirm>
    </div>
  )
}
