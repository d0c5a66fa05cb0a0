/** I accept the result, or say why I do not agree; before that I read what follows and until when. */
import { Button, Textarea } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { isProblem } from '@/api/problem'
import { Confirm } from '@/components/confirm'
import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { useStoredState } from '@/lib/device-storage'
import { dateShort } from '@/lib/format'

import { type Evaluation, useAcknowledge } from './evaluation-queries'
import { hearingMessages } from './hearing-messages'
import { type Hearing, hearingQuery } from './hearing-queries'
import { ObjectionWay } from './objection-way'

export function AcknowledgeForm({ evaluation }: { evaluation: Evaluation }) {
  const t = useMessages(hearingMessages)
  const language = useLanguage()
  const { data: hearing } = useSuspenseQuery(hearingQuery(evaluation.id))
  const [note, setNote, forget] = useStoredState(`sk-ack-${evaluation.id}`, '')
  const [asked, setAsked] = useState(false)
  const acknowledge = useAcknowledge(evaluation.id)
  const send = (receipt: 'agree' | 'disagree') =>
    acknowledge.mutate({ receipt, note: note.trim() || null }, { onSuccess: () => { forget(); setAsked(false) } })
  const fault = isProblem(acknowledge.error) && acknowledge.error.fault('/note') ? t.reasonHint : undefined
  const due = hearing.acknowledge_due_on && dateShort(hearing.acknowledge_due_on, language)
  return (
    <div className="stack-sm no-print">
      {due && <p className={hearing.is_late ? 'box warn small' : undefined} style={{ margin: 0 }}>{hearing.is_late ? t.leadLate(due) : t.lead(due)}</p>}
      <Textarea label={t.note} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      {!asked && <ProblemNotice error={acknowledge.error} />}
      <div className="line">
        <Button loading={acknowledge.isPending && !asked} onClick={() => send('agree')}>{t.acknowledge}</Button>
        <Button variant="default" onClick={() => setAsked(true)}>{t.disagree}</Button>
      </div>
      <Confirm opened={asked} title={t.ask} act={t.send} busy={acknowledge.isPending} disabled={!note.trim()} onClose={() => setAsked(false)} onAct={() => send('disagree')}>
        <Textarea label={t.reason} description={t.reasonHint} error={fault} autosize minRows={3} value={note} onChange={(event) => setNote(event.currentTarget.value)} data-autofocus />
        <Follows evaluation={evaluation} hearing={hearing} />
        {!fault && <ProblemNotice error={acknowledge.error} />}
      </Confirm>
    </div>
  )
}

function Follows({ evaluation, hearing }: { evaluation: Evaluation; hearing: Hearing }) {
  const t = useMessages(hearingMessages)
  const language = useLanguage()
  return (
    <div className="box note small stack-sm">
      <b>{t.follows}</b>
      {hearing.answer_due_on && <p style={{ margin: 0 }}>{t.followsAnswer(evaluation.assessor.name, dateShort(hearing.answer_due_on, language))} {t.followsRead}</p>}
      {hearing.objection && <ObjectionWay objection={hearing.objection} mine />}
      <p style={{ margin: 0 }}>{t.final}</p>
    </div>
  )
}
