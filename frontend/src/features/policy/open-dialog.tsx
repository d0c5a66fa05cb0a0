/** Opens a draft to whom it concerns, until a day. */
import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { commonMessages } from '@/components/common-messages'
import { DateField } from '@/components/date-field'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { useToday } from '@/lib/session'

import { draftMessages } from './draft-messages'
import { type Policy, useOpenPolicy } from './policy-queries'

export function OpenDialog({ policy, onClose }: { policy: Policy; onClose: () => void }) {
  const t = useMessages(draftMessages)
  const common = useMessages(commonMessages)
  const today = useToday()
  const [form, setForm] = useState({ closes_on: '', answers_due_on: '' })
  const open = useOpenPolicy(policy)
  const isWhole = form.closes_on !== '' && form.answers_due_on !== ''
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (isWhole) open.mutate(form, { onSuccess: onClose })
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{t.openTitle}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={send}>
        <p className="small">{t.openLead}</p>
        <DateField label={t.closesOn} required min={today} data-autofocus value={form.closes_on} onChange={(closes_on) => setForm({ ...form, closes_on })} />
        <DateField label={t.answersDue} required min={form.closes_on || today} value={form.answers_due_on} onChange={(answers_due_on) => setForm({ ...form, answers_due_on })} />
        <ProblemNotice error={open.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" disabled={!isWhole} loading={open.isPending}>{t.open}</Button>
        </div>
      </form>
    </Dialog>
  )
}
