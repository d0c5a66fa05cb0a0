/** Answers an objection: right or not, and why; what is written stays on the device until it is sent. */
import { Button, Textarea } from '@mantine/core'
import type { FormEvent } from 'react'

import { Choice } from '@/components/choice'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { useStoredState } from '@/lib/device-storage'

import { type Contest, useAnswer } from './measurement-queries'
import { sourceMessages } from './source-messages'

const VERDICTS = ['upheld', 'rejected'] as const
const SHORTEST = 3
type Typed = { verdict: (typeof VERDICTS)[number]; answer: string }

export function AnswerForm({ contest }: { contest: Contest }) {
  const t = useMessages(sourceMessages)
  const [typed, write, forget] = useStoredState<Typed>(`sk-contest-answer-${contest.id}`, { verdict: 'upheld', answer: '' })
  const send = useAnswer(contest)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate({ verdict: typed.verdict, answer: typed.answer.trim() }, { onSuccess: forget })
  }
  return (
    <form className="stack-sm" onSubmit={submit}>
      <Choice label={t.verdict} value={typed.verdict} options={VERDICTS} words={t.verdicts} onChange={(verdict) => write({ ...typed, verdict })} />
      {typed.verdict === 'upheld' && <p className="small dim" style={{ margin: 0 }}>{t.upheldMore}</p>}
      <Textarea label={t.answer} description={t.answerHint(contest.raised_by.name)} required withAsterisk={false} value={typed.answer} onChange={(event) => write({ ...typed, answer: event.currentTarget.value })} />
      <ProblemNotice error={send.error} />
      <div className="line"><Button type="submit" disabled={typed.answer.trim().length < SHORTEST} loading={send.isPending}>{t.send}</Button></div>
    </form>
  )
}
