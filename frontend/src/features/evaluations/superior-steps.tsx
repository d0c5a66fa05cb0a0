/** What the assessor's superior may do: evaluate what is late (IV.A.11), reopen what is signed; each after a question. */
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'

import { Confirm } from '@/components/confirm'
import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { useStoredState } from '@/lib/device-storage'
import { dateShort } from '@/lib/format'

import { type Evaluation, useReopen, useTakeOver } from './evaluation-queries'
import { guardMessages } from './guard-messages'

const LEAST_LETTERS = 20

export function SuperiorSteps({ evaluation }: { evaluation: Evaluation }) {
  if (evaluation.may.includes('take_over')) return <TakeOver evaluation={evaluation} />
  if (evaluation.may.includes('reopen')) return <Reopen evaluation={evaluation} />
  return null
}

function TakeOver({ evaluation }: { evaluation: Evaluation }) {
  const t = useMessages(guardMessages)
  const language = useLanguage()
  const [asked, setAsked] = useState<number | null>(null)
  const takeOver = useTakeOver(evaluation.id)
  const { assessor, employee } = evaluation
  return (
    <div className="box stack-sm no-print">
      <p style={{ margin: 0 }}>{t.takeOverLead(assessor.name, dateShort(evaluation.due_on, language))}</p>
      <ProblemNotice error={takeOver.error} />
      <div><Button onClick={() => setAsked(evaluation.version)}>{t.takeOver}</Button></div>
      <Confirm opened={asked !== null} danger title={t.takeOverAsk(employee.name)} act={t.takeOver} busy={takeOver.isPending} onClose={() => setAsked(null)} onAct={() => takeOver.mutate(asked ?? evaluation.version, { onSettled: () => setAsked(null) })}>
        <p style={{ margin: 0 }}>{t.takeOverMore(assessor.name)}</p>
      </Confirm>
    </div>
  )
}

function Reopen({ evaluation }: { evaluation: Evaluation }) {
  const t = useMessages(guardMessages)
  const [asked, setAsked] = useState<number | null>(null)
  const [reason, setReason, forget] = useStoredState(`sk-reopen-${evaluation.id}`, '')
  const reopen = useReopen(evaluation.id)
  const send = () => reopen.mutate({ body: { reason: reason.trim() }, version: asked ?? evaluation.version }, { onSuccess: forget, onSettled: () => setAsked(null) })
  return (
    <div className="box stack-sm no-print">
      <p style={{ margin: 0 }}>{t.reopenLead}</p>
      <ProblemNotice error={reopen.error} />
      <div><Button variant="default" onClick={() => setAsked(evaluation.version)}>{t.reopen}</Button></div>
      <Confirm opened={asked !== null} danger title={t.reopenAsk(evaluation.employee.name)} act={t.reopen} disabled={reason.trim().length < LEAST_LETTERS} busy={reopen.isPending} onClose={() => setAsked(null)} onAct={send}>
        <p style={{ margin: 0 }}>{t.reopenMore(evaluation.assessor.name)}</p>
        <Textarea label={t.reason} description={t.reasonHint} value={reason} minRows={3} data-autofocus onChange={(event) => setReason(event.currentTarget.value)} />
      </Confirm>
    </div>
  )
}
