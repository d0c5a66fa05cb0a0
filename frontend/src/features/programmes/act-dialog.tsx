/** The dialog of each thing that is done with a programme. */
import { CodeDialog } from './code-dialog'
import { ConfirmStep } from './confirm-step'
import { PassDialog } from './pass-dialog'
import type { Programme, Seat } from './programme-queries'
import { RejectDialog } from './reject-dialog'

export type Act =
  | { kind: 'propose' | 'approve' | 'reject' | 'offer' | 'finish' }
  | { kind: 'reason'; seat: Seat }
  | { kind: 'code'; session: number }

type ActDialogProps = { act: Act; programme: Programme; seats: Seat[]; onClose: () => void }

export function ActDialog({ act, programme, seats, onClose }: ActDialogProps) {
  switch (act.kind) {
    case 'reason':
      return <PassDialog seat={act.seat} onClose={onClose} />
    case 'code':
      return <CodeDialog programme={programme} seats={seats} session={act.session} onClose={onClose} />
    case 'reject':
      return <RejectDialog programme={programme} onClose={onClose} />
    default:
      return <ConfirmStep kind={act.kind} programme={programme} seats={seats} onClose={onClose} />
  }
}
