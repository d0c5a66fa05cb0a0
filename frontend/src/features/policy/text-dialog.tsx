/** One act that needs a reason or a name in words, and says what it does. */
import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

type TextDialogProps = { title: string; lead?: string; label: string; hint?: string; act: string; danger?: boolean; error: unknown; busy: boolean; onSend: (text: string) => void; onClose: () => void }

const SHORTEST = 3

export function TextDialog({ title, lead, label, hint, act, danger = false, error, busy, onSend, onClose }: TextDialogProps) {
  const common = useMessages(commonMessages)
  const [text, setText] = useState('')
  const isWhole = text.trim().length >= SHORTEST
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (isWhole) onSend(text.trim())
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{title}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={send}>
        {lead && <p>{lead}</p>}
        <Textarea label={label} description={hint} autosize minRows={2} maxLength={500} required withAsterisk={false} data-autofocus value={text} onChange={(event) => setText(event.currentTarget.value)} />
        <ProblemNotice error={error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" color={danger ? 'bata' : undefined} disabled={!isWhole} loading={busy}>{act}</Button>
        </div>
      </form>
    </Dialog>
  )
}
