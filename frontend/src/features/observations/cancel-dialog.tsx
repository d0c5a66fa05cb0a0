/** Calls an observation off, with the reason. */
import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { observationMessages } from './observation-messages'
import { type Observation, useCancel } from './observation-queries'

const SHORTEST = 3

export function CancelDialog({ one, onClose }: { one: Observation; onClose: () => void }) {
  const t = useMessages(observationMessages)
  const common = useMessages(commonMessages)
  const [reason, setReason] = useState('')
  const cancel = useCancel(one)
  const send = (event: FormEvent) => {
    event.preventDefault()
    cancel.mutate(reason.trim(), { onSuccess: onClose })
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{t.cancelAsk}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={send}>
        <Textarea label={t.reason} description={t.reasonHint} required withAsterisk={false} maxLength={1000} data-autofocus value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <ProblemNotice error={cancel.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.back}</Button>
          <Button type="submit" color="bata" disabled={reason.trim().length < SHORTEST} loading={cancel.isPending}>{t.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}
