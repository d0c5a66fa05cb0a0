/** A dialog that wants a reason, which others will read. */
import { Button, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'

import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { programmeMessages } from './programme-messages'

const SHORTEST = 10

type ReasonFormProps = { title: string; act: string; hint: string; danger?: boolean; step: { isPending: boolean; error: unknown }; onSend: (reason: string) => void; onClose: () => void; children?: ReactNode }

export function ReasonForm({ title, act, hint, danger = false, step, onSend, onClose, children }: ReasonFormProps) {
  const t = useMessages(programmeMessages).ask
  const common = useMessages(commonMessages)
  const [reason, setReason] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    onSend(reason.trim())
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{title}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={send}>
        {children}
        <Textarea label={t.reason} description={hint} required withAsterisk={false} maxLength={1000} minRows={3} data-autofocus value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <ProblemNotice error={step.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.back}</Button>
          <Button type="submit" color={danger ? 'bata' : undefined} disabled={reason.trim().length < SHORTEST} loading={step.isPending}>{act}</Button>
        </div>
      </form>
    </Dialog>
  )
}
