/** Puts a talk or a decision on record: its day, its words, and the document that it rests on. */
import { Button, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { commonMessages } from '@/components/common-messages'
import { DateField } from '@/components/date-field'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { useToday } from '@/lib/session'

import { improvementMessages } from './improvement-messages'
import { type File, type Improvement, type StepKind, useTakeStep } from './improvement-queries'
import { stepMessages } from './step-messages'

const DOCUMENT: readonly StepKind[] = ['uji_memenuhi', 'uji_di_bawah', 'pindah', 'tempatkan', 'berhentikan']
const POST: readonly StepKind[] = ['pindah', 'tempatkan']

type StepDialogProps = { file: File; one: Improvement; kind: StepKind; onClose: () => void }

export function StepDialog({ file, one, kind, onClose }: StepDialogProps) {
  const t = useMessages(improvementMessages)
  const steps = useMessages(stepMessages)
  const common = useMessages(commonMessages)
  const today = useToday()
  const [day, setDay] = useState(today)
  const [text, setText] = useState('')
  const [documentNo, setDocumentNo] = useState('')
  const [post, setPost] = useState('')
  const [until, setUntil] = useState('')
  const take = useTakeStep(file.employee.id, one)
  const needs = { document: DOCUMENT.includes(kind), post: POST.includes(kind), until: kind === 'tempatkan' }
  const isWhole = day !== '' && text.trim() !== '' && (!needs.document || documentNo.trim() !== '') && (!needs.post || post.trim() !== '') && (!needs.until || until !== '')
  const send = (event: FormEvent) => {
    event.preventDefault()
    const facts = { document_no: needs.document ? documentNo.trim() : null, post_title: needs.post ? post.trim() : null, until_on: needs.until ? until : null }
    take.mutate({ kind, happened_on: day, text: text.trim(), ...facts }, { onSuccess: onClose })
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{steps.act[kind]}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={send}>
        <Textarea label={t.words} description={steps.hint[kind]} minRows={4} autosize required withAsterisk={false} maxLength={4000} data-autofocus value={text} onChange={(event) => setText(event.currentTarget.value)} />
        <DateField label={t.day} required max={today} value={day} onChange={setDay} />
        {needs.document && <TextInput label={t.documentField} required withAsterisk={false} maxLength={120} value={documentNo} onChange={(event) => setDocumentNo(event.currentTarget.value)} />}
        {needs.post && <TextInput label={t.postField} required withAsterisk={false} maxLength={200} value={post} onChange={(event) => setPost(event.currentTarget.value)} />}
        {needs.until && <DateField label={t.untilField} description={t.untilHint(file.placement_months)} required min={day} value={until} onChange={setUntil} />}
        <p className="small dim" style={{ margin: 0 }}>{t.readAfter}</p>
        <ProblemNotice error={take.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" disabled={!isWhole} loading={take.isPending}>{t.record}</Button>
        </div>
      </form>
    </Dialog>
  )
}
