/** City HR asks up to five short questions about a policy. */
import { Button, TextInput, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { Choice } from '@/components/choice'
import { commonMessages } from '@/components/common-messages'
import { DateField } from '@/components/date-field'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { useToday } from '@/lib/session'

import { surveyMessages } from './survey-messages'
import { type QuestionKind, useAsk } from './survey-queries'

const KINDS: readonly QuestionKind[] = ['scale', 'yes_no', 'choice']
const MOST = 5
const EMPTY = { text: '', kind: 'scale' as QuestionKind, choices: '' }

export function AskAct({ policyId }: { policyId: string }) {
  const t = useMessages(surveyMessages)
  const [opened, setOpened] = useState(false)
  return (
    <div>
      <Button variant="default" size="sm" onClick={() => setOpened(true)}>{t.ask}</Button>
      {opened && <AskDialog policyId={policyId} onClose={() => setOpened(false)} />}
    </div>
  )
}

function AskDialog({ policyId, onClose }: { policyId: string; onClose: () => void }) {
  const t = useMessages(surveyMessages)
  const common = useMessages(commonMessages)
  const today = useToday()
  const [form, setForm] = useState({ title: '', opens_on: today, closes_on: '' })
  const [questions, setQuestions] = useState([EMPTY])
  const ask = useAsk(policyId)
  const put = (at: number, part: Partial<typeof EMPTY>) => setQuestions(questions.map((one, index) => (index === at ? { ...one, ...part } : one)))
  const choicesOf = (one: typeof EMPTY) => (one.kind === 'choice' ? one.choices.split('\n').map((line) => line.trim()).filter(Boolean) : [])
  const isWhole = form.title.trim().length > 2 && form.closes_on !== '' && questions.every((one) => one.text.trim().length > 2 && (one.kind !== 'choice' || choicesOf(one).length > 1))
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (isWhole) ask.mutate({ ...form, questions: questions.map((one) => ({ text: one.text.trim(), kind: one.kind, choices: choicesOf(one) })) }, { onSuccess: onClose })
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{t.askTitle}</b>} size="lg" closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={send}>
        <TextInput label={t.name} required withAsterisk={false} maxLength={120} data-autofocus value={form.title} onChange={(event) => setForm({ ...form, title: event.currentTarget.value })} />
        <div className="line fields top">
          <DateField label={t.opens} required min={today} value={form.opens_on} onChange={(opens_on) => setForm({ ...form, opens_on })} />
          <DateField label={t.closes} required min={form.opens_on} value={form.closes_on} onChange={(closes_on) => setForm({ ...form, closes_on })} />
        </div>
        {questions.map((one, at) => (
          <div key={at} className="box stack-sm">
            <TextInput label={t.question(at + 1)} maxLength={200} value={one.text} onChange={(event) => put(at, { text: event.currentTarget.value })} />
            <Choice label={t.kind} value={one.kind} options={KINDS} words={t.kinds} onChange={(kind) => put(at, { kind })} />
            {one.kind === 'choice' && <Textarea label={t.choices} autosize minRows={2} value={one.choices} onChange={(event) => put(at, { choices: event.currentTarget.value })} />}
          </div>
        ))}
        {questions.length < MOST && <div><Button variant="default" size="sm" onClick={() => setQuestions([...questions, EMPTY])}>{t.add}</Button></div>}
        <ProblemNotice error={ask.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" disabled={!isWhole} loading={ask.isPending}>{t.ask}</Button>
        </div>
      </form>
    </Dialog>
  )
}
