/** Calls a programme off, with the reason; far from what is done every day. */
import { Button } from '@mantine/core'
import { useState } from 'react'

import { useMessages } from '@/i18n/language'

import { programmeMessages } from './programme-messages'
import { type Programme, useCancel } from './programme-queries'
import { ReasonForm } from './reason-form'

export function CancelButton({ programme }: { programme: Programme }) {
  const t = useMessages(programmeMessages)
  const [isAsked, setAsked] = useState(false)
  const cancel = useCancel(programme)
  const { offered, accepted, approved } = programme.seats
  const words = programme.state === 'approved' ? t.next.cancel : t.next.cancelDraft
  if (!programme.may.includes('cancel')) return null
  return (
    <>
      <Button variant="subtle" color="bata" onClick={() => setAsked(true)}>{words}</Button>
      {isAsked && (
        <ReasonForm title={t.ask.cancel} act={words} hint={t.ask.reasonHint} danger step={cancel} onSend={(reason) => cancel.mutate(reason, { onSuccess: () => setAsked(false) })} onClose={() => setAsked(false)}>
          <p>{t.ask.cancelMore(offered + accepted + approved)}</p>
        </ReasonForm>
      )}
    </>
  )
}
