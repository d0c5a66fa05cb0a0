/** The steps that the reader may take: submit, take back, agree, return with a note, cancel. */
import { Button, Textarea } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'

import { Confirm } from '@/components/confirm'
import { ProblemNotice } from '@/components/states'
import { useMessages } from '@/i18n/language'

import { planMessages } from './plan-messages'
import { type Plan, planWrites, useCancelPlan, usePlanChange } from './plan-queries'

type Asked = 'submit' | 'agree' | 'return' | 'cancel' | null

export function PlanSteps({ plan }: { plan: Plan }) {
  const t = useMessages(planMessages)
  const navigate = useNavigate()
  const [asked, setAsked] = useState<Asked>(null)
  const [note, setNote] = useState('')
  const writes = planWrites(plan.id)
  const step = usePlanChange(plan.id, writes.step)
  const giveBack = usePlanChange(plan.id, writes.giveBack)
  const cancel = useCancelPlan(plan.id)
  const close = () => setAsked(null)
  const may = (act: string) => plan.may.includes(act)
  return (
    <div className="stack-sm no-print">
      {may('submit') && <Button size="lg" disabled={plan.missing.length > 0} onClick={() => setAsked('submit')}>{t.submit}</Button>}
      {may('agree') && <Button size="lg" onClick={() => setAsked('agree')}>{t.agree}</Button>}
      {may('return') && <Button variant="default" onClick={() => setAsked('return')}>{t.giveBack}</Button>}
      {may('withdraw') && <Button variant="default" loading={step.isPending} onClick={() => step.mutate('withdrawal')}>{t.withdraw}</Button>}
      {may('cancel') && <Button variant="subtle" color="bata" size="sm" onClick={() => setAsked('cancel')}>{t.discard}</Button>}
      <ProblemNotice error={step.error ?? giveBack.error ?? cancel.error} />
      <Confirm opened={asked === 'submit'} title={t.submitAsk(plan.assessor.name)} act={t.submit} busy={step.isPending} onClose={close} onAct={() => step.mutate('submission', { onSettled: close })}>
        <p style={{ margin: 0 }}>{t.submitMore}</p>
      </Confirm>
      <Confirm opened={asked === 'agree'} title={t.agreeAsk(plan.employee.name)} act={t.agree} busy={step.isPending} onClose={close} onAct={() => step.mutate('agreement', { onSettled: close })}>
        <p style={{ margin: 0 }}>{t.agreeMore}</p>
      </Confirm>
      <Confirm opened={asked === 'return'} title={t.giveBack} act={t.giveBack} disabled={note.trim().length < 3} busy={giveBack.isPending} onClose={close} onAct={() => giveBack.mutate(note, { onSettled: close })}>
        <Textarea label={t.note} description={t.noteHint} value={note} minRows={3} data-autofocus onChange={(event) => setNote(event.currentTarget.value)} />
      </Confirm>
      <Confirm opened={asked === 'cancel'} danger title={t.discardAsk} act={t.discard} busy={cancel.isPending} onClose={close} onAct={() => cancel.mutate(undefined, { onSuccess: () => void navigate({ to: '/skp' }) })}>
        <p style={{ margin: 0 }}>{t.discardMore}</p>
      </Confirm>
    </div>
  )
}
