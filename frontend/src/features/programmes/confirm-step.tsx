/** Asks once before a step that others notice: handing in, approving, offering, closing. The queue is made at once, for nobody is told of it. */
import { useEffect, useRef } from 'react'

import { Confirm } from '@/components/confirm'
import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { rupiah } from './money'
import { programmeMessages } from './programme-messages'
import { type Programme, type Seat, useDecide, useFinish, useOffer, usePropose, useQueue } from './programme-queries'

type Kind = 'propose' | 'approve' | 'queue' | 'offer' | 'finish'
type ConfirmStepProps = { kind: Kind; programme: Programme; seats: Seat[]; onClose: () => void }

export function ConfirmStep({ kind, programme, seats, onClose }: ConfirmStepProps) {
  const propose = usePropose(programme)
  const decide = useDecide(programme)
  const queue = useQueue(programme.id)
  const offer = useOffer(programme.id)
  const finish = useFinish(programme.id)
  const step = { propose, approve: decide, queue, offer, finish }[kind]
  const act = () => step.mutate(null, { onSuccess: onClose })
  const isQueue = kind === 'queue'
  const began = useRef(false)
  useEffect(() => {
    if (isQueue && !began.current) {
      began.current = true
      act()
    }
  })
  const words = useWords(kind, programme, seats)
  return (
    <Confirm opened={!isQueue || step.isError} title={words.title} act={words.act} busy={step.isPending} onAct={act} onClose={onClose}>
      {words.more && <p>{words.more}</p>}
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
    queue: { title: t.next.makeQueue, more: '', act: t.next.makeQueue },
    offer: { title: t.ask.offer(counts.suggested), more: t.ask.offerMore, act: t.next.makeOffers(counts.suggested) },
    finish: { title: t.ask.finish, more: nobody ? t.ask.finishNobody : t.ask.finishMore, act: t.next.finish },
  }[kind]
}
