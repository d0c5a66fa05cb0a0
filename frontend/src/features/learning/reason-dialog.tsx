/** Asks for a reason before something that others read; what is written stays on the device until it is sent. */
import { Button, Textarea } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'

import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { useStoredState } from '@/lib/device-storage'

type ReasonDialogProps = {
  /** Where the reason stays on the device until it is sent. */
  place: string
  title: string
  label: string
  hint: string
  act: string
  shortest: number
  change: { mutate: (reason: string, options: { onSuccess: () => void }) => void; isPending: boolean; error: unknown }
  onClose: () => void
  children?: ReactNode
}

export function ReasonDialog({ place, title, label, hint, act, shortest, change, onClose, children }: ReasonDialogProps) {
  const common = useMessages(commonMessages)
  const [reason, write, forget] = useStoredState(`sk-${place}`, '')
  const send = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(reason.trim(), {
      onSuccess: () => {
        forget()
        onClose()
      },
    })
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{title}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={send}>
        {children}
        <Textarea label={label} description={hint} required withAsterisk={false} maxLength={1000} minRows={3} data-autofocus value={reason} onChange={(event) => write(event.currentTarget.value)} />
        <ProblemNotice error={change.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" disabled={reason.trim().length < shortest} loading={change.isPending}>{act}</Button>
        </div>
      </form>
    </Dialog>
  )
}
