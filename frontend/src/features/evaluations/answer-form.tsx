/** The assessor answers in words, or corrects what was signed. */
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'

import { isProblem } from '@/api/problem'
import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { useStoredState } from '@/lib/device-storage'
import { dateShort } from '@/lib/format'

import { CorrectForm } from './correct-form'
import type { Evaluation } from './evaluation-queries'
import { hearingMessages } from './hearing-messages'
import { type Hearing, useAnswer } from './hearing-queries'

type AnswerFormProps = { evaluation: Evaluation; may: Hearing['may']; due: string }

export function AnswerForm({ evaluation, may, due }: AnswerFormProps) {
  const t = useMessages(hearingMessages)
  const language = useLanguage()
  const [text, setText, forget] = useStoredState(`sk-answer-${evaluation.id}`, '')
  const [correcting, setCorrecting] = useState(false)
  const answer = useAnswer(evaluation.id)
  if (correcting) return <CorrectForm evaluation={evaluation} onClose={() => setCorrecting(false)} />
  const fault = isProblem(answer.error) && answer.error.fault('/text') ? t.answerHint : undefined
  const until = dateShort(due, language)
  return (
    <div className="stack-sm no-print">
      <p style={{ margin: 0 }}>{may.includes('answer') ? t.answerLead(evaluation.employee.name, until) : t.correctLead(until)}</p>
      {may.includes('answer') && <Textarea label={t.answer} description={t.answerHint} error={fault} autosize minRows={2} value={text} onChange={(event) => setText(event.currentTarget.value)} />}
      {!fault && <ProblemNotice error={answer.error} />}
      <div className="line">
        {may.includes('answer') && (
          <Button disabled={!text.trim()} loading={answer.isPending} onClick={() => answer.mutate(text.trim(), { onSuccess: forget })}>{t.sendAnswer}</Button>
        )}
        <Button variant="default" onClick={() => setCorrecting(true)}>{t.correct}</Button>
      </div>
    </div>
  )
}
