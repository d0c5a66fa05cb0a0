/** Asks once before a step that others notice: handing in, approving, offering, closing. */
import { Confirm } from '@/components/confirm'
import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { rupiah } from './money'
import { programmeMessages } from './programme-messages'
import { type Programme, type Seat, useDecide, useFinish, useOffer, usePropose } from './programme-queries'

type Kind = 'propose' | 'approve' | 'offer' | 'finish'
type ConfirmStepProps = { kind: Kind; programme: Programme; seats: Seat[]; onClose: () => void }

export function ConfirmStep({ kind, programme, seats, onClose }: ConfirmStepProps) {
  const propose = usePropose(programme)
  const decide = useDecide(programme)
  const offer = useOffer(programme.id)
  const finish = useFinish(programme.id)
  const step = { propose, approve: decide, offer, finish }[kind]
  const words = useWords(kind, programme, seats)
  return (
    <Confirm opened title={words.title} act={words.act} busy={step.isPending} onAct={() => step.mutate(null, { onSuccess: onClose })} onClose={onClose}>
      <p>{words.more}</p>
      <ProblemNotice error={step.error} />
    </Confirm>
  )
}

function useWords(kind: Kind, programme: Programme, seats: Seat[]) {
  const t = useMessages(programmeMessages)
  const language = useLanguage()
  const { seats: counts, budget, title, state } = programme
  const nobody = seats.every((one) => one.attended_sessions.length === 0)
  return {
    propose: { title: t.ask.propose, more: t.ask.proposeMore, act: state === 'rejected' ? t.next.proposeAgain : t.next.propose },
    approve: { title: t.ask.approve(title), more: t.ask.approveMore(t.seatsOf(number(counts.total, language)), rupiah(budget, language)), act: t.next.approve },
    offer: { title: t.ask.offer(counts.suggested), more: t.ask.offerMore, act: t.next.makeOffers(counts.suggested) },
    finish: { title: t.ask.finish, more: nobody ? t.ask.finishNobody : t.ask.finishMore, act: t.next.finish },
  }[kind]
}
