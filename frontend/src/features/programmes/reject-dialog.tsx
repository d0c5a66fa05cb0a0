/** Rejects a proposal, with the reason. */
import { useMessages } from '@/i18n/language'

import { programmeMessages } from './programme-messages'
import { type Programme, useDecide } from './programme-queries'
import { ReasonForm } from './reason-form'

export function RejectDialog({ programme, onClose }: { programme: Programme; onClose: () => void }) {
  const t = useMessages(programmeMessages)
  const decide = useDecide(programme)
  return <ReasonForm title={t.ask.reject} act={t.next.reject} hint={t.ask.reasonHint} danger step={decide} onSend={(reason) => decide.mutate(reason, { onSuccess: onClose })} onClose={onClose} />
}
