/** Gives proposals back to the agency with one reason; what is written stays on the device until it is sent. */
import { Button, Textarea } from '@mantine/core'
import type { FormEvent } from 'react'

import { isProblem } from '@/api/problem'
import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { useLanguage, useMessages } from '@/i18n/language'
import { problemText } from '@/i18n/problem-messages'
import { useStoredState } from '@/lib/device-storage'

import { OutcomeNote } from './outcome-note'
import { proposalMessages } from './proposal-messages'
import { useGiveBack, type Waiting } from './proposal-queries'

const SHORTEST = 3

export function GiveBackDialog({ proposals, onClose }: { proposals: Waiting[]; onClose: () => void }) {
  const t = useMessages(proposalMessages)
  const common = useMessages(commonMessages)
  const language = useLanguage()
  const [reason, write, forget] = useStoredState('sk-give-back', '')
  const back = useGiveBack()
  const count = back.variables?.proposals.length ?? proposals.length
  const send = (event: FormEvent) => {
    event.preventDefault()
    back.mutate({ proposals, reason: reason.trim() }, { onSuccess: ({ refused }) => refused.length === 0 && forget() })
  }
  const left = back.data?.refused.map(({ name, error }) => ({ key: name, name, why: isProblem(error) ? problemText(error, language) : common.ours })) ?? []
  return (
    <Dialog opened onClose={onClose} title={<b>{t.giveBack.title(count)}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      {back.data ? (
        <div className="stack promotion-dialog"><OutcomeNote done={t.giveBack.done(back.data.returned)} left={left} onClose={onClose} /></div>
      ) : (
        <form className="stack promotion-dialog" onSubmit={send}>
          <p>{t.giveBack.lead}</p>
          <Textarea label={t.giveBack.reason} description={t.giveBack.hint} required withAsterisk={false} maxLength={1000} minRows={3} data-autofocus value={reason} onChange={(event) => write(event.currentTarget.value)} />
          <div className="line end">
            <Button variant="default" onClick={onClose}>{common.cancel}</Button>
            <Button type="submit" disabled={reason.trim().length < SHORTEST} loading={back.isPending}>{t.giveBack.act(count)}</Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
