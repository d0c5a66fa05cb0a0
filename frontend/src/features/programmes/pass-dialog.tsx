/** Writes why somebody goes without a seat. */
import { useMessages } from '@/i18n/language'

import { type Seat, usePassOver } from './programme-queries'
import { ReasonForm } from './reason-form'
import { seatMessages } from './seat-messages'

export function PassDialog({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  const t = useMessages(seatMessages)
  const pass = usePassOver(seat.programme_id, seat.id)
  const { name } = seat.employee
  const isWaiting = seat.state === 'waiting'
  return (
    <ReasonForm title={t.askTitle(name)} act={isWaiting ? t.write : t.passOver} hint={t.example} step={pass} onSend={(reason) => pass.mutate(reason, { onSuccess: onClose })} onClose={onClose}>
      <p>{isWaiting ? t.askWaiting(name) : t.askMore(name)}</p>
    </ReasonForm>
  )
}
