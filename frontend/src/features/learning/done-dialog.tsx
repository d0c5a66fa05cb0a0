/** Shows that something was done: by a link, by a sentence, or both. */
import { Button, Textarea, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'

import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { useStoredState } from '@/lib/device-storage'

import { useDone } from './learning-changes'
import type { Action } from './learning-queries'
import { planMessages } from './plan-messages'

type DoneDialogProps = { employeeId: string; action: Action; superior: string | null; onClose: () => void }

const SHORTEST = 3

export function DoneDialog({ employeeId, action, superior, onClose }: DoneDialogProps) {
  const t = useMessages(planMessages)
  const common = useMessages(commonMessages)
  const [typed, write, forget] = useStoredState(`sk-done-${action.id}`, { url: '', note: '' })
  const done = useDone(employeeId, action)
  const [url, note] = [typed.url.trim(), typed.note.trim()]
  const isLink = /^https?:\/\/\S+$/.test(url)
  const isWhole = (isLink && (note === '' || note.length >= SHORTEST)) || (url === '' && note.length >= SHORTEST)
  const send = (event: FormEvent) => {
    event.preventDefault()
    done.mutate({ url: url || null, note: note || null }, {
      onSuccess: () => {
        forget()
        onClose()
      },
    })
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{t.doneTitle}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={send}>
        <p><b>{action.text}</b></p>
        <TextInput label={t.link} description={t.linkHint} error={url !== '' && !isLink && t.linkWrong} type="url" maxLength={500} value={typed.url} onChange={(event) => write({ ...typed, url: event.currentTarget.value })} />
        <Textarea label={t.note} description={t.noteHint} maxLength={500} minRows={2} value={typed.note} onChange={(event) => write({ ...typed, note: event.currentTarget.value })} />
        <p className="small dim">{t.doneMore(superior)}</p>
        <ProblemNotice error={done.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" disabled={!isWhole} loading={done.isPending}>{t.doneAct}</Button>
        </div>
      </form>
    </Dialog>
  )
}
