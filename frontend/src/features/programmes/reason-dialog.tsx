/** Rejects a proposal or calls a programme off, with the reason. */
import { useMessages } from '@/i18n/language'

import { programmeMessages } from './programme-messages'
import { type Programme, useCancel, useDecide } from './programme-queries'
import { ReasonForm } from './reason-form'

type ReasonDialogProps = { kind: 'reject' | 'cancel'; programme: Programme; onClose: () => void }

export function ReasonDialog({ kind, programme, onClose }: ReasonDialogProps) {
  const t = useMessages(programmeMessages)
  const decide = useDecide(programme)
  const cancel = useCancel(programme)
  const { offered, accepted, approved } = programme.seats
  if (kind === 'reject') {
    return <ReasonForm title={t.ask.reject} act={t.next.reject} hint={t.ask.reasonHint} danger step={decide} onSend={(reason) => decide.mutate(reason, { onSuccess: onClose })} onClose={onClose} />
  }
  return (
    <ReasonForm title={t.ask.cancel} act={programme.state === 'approved' ? t.next.cancel : t.next.cancelDraft} hint={t.ask.reasonHint} danger step={cancel} onSend={(reason) => cancel.mutate(reason, { onSuccess: onClose })} onClose={onClose}>
      <p>{t.ask.cancelMore(offered + accepted + approved)}</p>
    </ReasonForm>
  )
}
