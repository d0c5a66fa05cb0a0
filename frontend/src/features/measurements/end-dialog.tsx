/** Ends a mapping with its reason; one that was wrong gives its values back. */
import { Button, Checkbox, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { measurementMessages } from './measurement-messages'
import { type Mapping, useEndMapping } from './measurement-queries'

const SHORTEST = 3

export function EndDialog({ one, onClose }: { one: Mapping; onClose: () => void }) {
  const t = useMessages(measurementMessages)
  const common = useMessages(commonMessages)
  const end = useEndMapping(one)
  const [reason, setReason] = useState('')
  const [takeBack, setTakeBack] = useState(false)
  const send = (event: FormEvent) => {
    event.preventDefault()
    end.mutate({ reason: reason.trim(), take_back: takeBack }, { onSuccess: onClose })
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{t.endTitle}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={send}>
        <p style={{ margin: 0 }}>{one.indicator.text}, {one.indicator.employee.name}</p>
        <Textarea label={t.reason} required withAsterisk={false} data-autofocus value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <Checkbox label={t.takeBack} checked={takeBack} onChange={(event) => setTakeBack(event.currentTarget.checked)} />
        <ProblemNotice error={end.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" color="bata" disabled={reason.trim().length < SHORTEST} loading={end.isPending}>{t.end}</Button>
        </div>
      </form>
    </Dialog>
  )
}
