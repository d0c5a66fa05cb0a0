/** One thing that was said or decided; the person says that they have read it, maybe with a word of their own. */
import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateLong, dateShort, momentShort } from '@/lib/format'

import { improvementMessages } from './improvement-messages'
import { type File, type Improvement, type Step, useReadStep } from './improvement-queries'
import { stepMessages } from './step-messages'

type StepItemProps = { file: File; one: Improvement; step: Step; isOwn: boolean }

export function StepItem({ file, one, step, isOwn }: StepItemProps) {
  const t = useMessages(improvementMessages)
  const steps = useMessages(stepMessages)
  const language = useLanguage()
  const facts = [
    step.document_no && t.document(step.document_no),
    step.post_title && t.post(step.post_title),
    step.until_on && t.until(dateLong(step.until_on, language)),
  ].filter(Boolean)
  return (
    <li className="stack-sm">
      <div>
        <b>{steps.step[step.kind]}</b>
        <div className="small dim">{t.by(step.by.name, dateLong(step.happened_on, language))}</div>
      </div>
      <p className="written" style={{ margin: 0 }}>{step.text}</p>
      {facts.length > 0 && <p className="small" style={{ margin: 0 }}>{facts.join('. ')}</p>}
      {step.own_word && <p className="box note" style={{ margin: 0 }}>{t.ownSaid(step.own_word)}</p>}
      {step.read_at
        ? <p className="small dim" style={{ margin: 0 }}>{t.read(momentShort(step.read_at, language))}</p>
        : isOwn
          ? <ReadForm file={file} one={one} step={step} />
          : <p className="small dim" style={{ margin: 0 }}>{t.unread(dateShort(step.read_by_on, language))}</p>}
    </li>
  )
}

function ReadForm({ file, one, step }: Omit<StepItemProps, 'isOwn'>) {
  const t = useMessages(improvementMessages)
  const [word, setWord] = useState('')
  const read = useReadStep(file.employee.id, one.id, step.id)
  const send = (event: FormEvent) => {
    event.preventDefault()
    read.mutate({ own_word: word.trim() || null })
  }
  return (
    <form className="stack-sm" onSubmit={send}>
      <Textarea label={t.ownWord} description={t.ownWordHint} autosize minRows={2} maxLength={2000} value={word} onChange={(event) => setWord(event.currentTarget.value)} />
      <ProblemNotice error={read.error} />
      <div><Button type="submit" loading={read.isPending}>{t.readIt}</Button></div>
    </form>
  )
}
