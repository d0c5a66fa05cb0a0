/** Corrects, after the end, whether somebody was there, and says how one knows. */
import { useMessages } from '@/i18n/language'

import { type Seat, useCorrect } from './programme-queries'
import { ReasonForm } from './reason-form'
import { seatMessages } from './seat-messages'

export function CorrectDialog({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  const t = useMessages(seatMessages)
  const correct = useCorrect(seat.programme_id, seat.id)
  const attended = seat.state === 'missed'
  const { name } = seat.employee
  return (
    <ReasonForm title={attended ? t.wasThere(name) : t.wasNot(name)} act={t.saveCorrection} hint={t.howKnown} step={correct} onSend={(reason) => correct.mutate({ attended, reason }, { onSuccess: onClose })} onClose={onClose}>
      <p>{attended ? t.wasThereMore : t.wasNotMore}</p>
    </ReasonForm>
  )
}
