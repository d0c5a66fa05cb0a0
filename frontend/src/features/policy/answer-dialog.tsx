/** Answers something that was said, or a cluster of it, with a decision and its reason. */
import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { Choice } from '@/components/choice'
import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { adoptionMessages } from './adoption-messages'
import { talkMessages } from './talk-messages'
import { type Answered, useAnswer, type Verdict } from './talk-queries'

const VERDICTS: readonly Verdict[] = ['accepted', 'partly', 'rejected']
const SHORTEST = 3

type AnswerDialogProps = { what: Answered; about: string; onClose: () => void }

export function AnswerDialog({ what, about, onClose }: AnswerDialogProps) {
  const t = useMessages(adoptionMessages)
  const words = useMessages(talkMessages)
  const common = useMessages(commonMessages)
  const [form, setForm] = useState({ verdict: 'accepted' as Verdict, answer: '' })
  const answer = useAnswer()
  const isWhole = form.answer.trim().length >= SHORTEST
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (isWhole) answer.mutate({ what, draft: { verdict: form.verdict, answer: form.answer.trim() } }, { onSuccess: onClose })
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{t.answerDialog}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={send}>
        <p className="box small written">{about}</p>
        <Choice label={t.verdict} value={form.verdict} options={VERDICTS} words={words.verdicts} onChange={(verdict) => setForm({ ...form, verdict })} />
        <Textarea label={t.reason} autosize minRows={3} maxLength={4000} required withAsterisk={false} data-autofocus value={form.answer} onChange={(event) => setForm({ ...form, answer: event.currentTarget.value })} />
        <ProblemNotice error={answer.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" disabled={!isWhole} loading={answer.isPending}>{t.send}</Button>
        </div>
      </form>
    </Dialog>
  )
}
