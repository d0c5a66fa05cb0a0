/** Takes a seat or leaves it to the next; before it is pressed each answer says what it leads to. */
import { Button } from '@mantine/core'
import { useState } from 'react'

import { Confirm } from '@/components/confirm'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { seatMessages } from './seat-messages'
import { type Seat, useAnswer } from './seat-queries'

type SeatAnswerProps = { seat: Seat; superior: string | null; approveDays: number; first: boolean }

/** `first`: its button is the one that is filled. */
export function SeatAnswer({ seat, superior, approveDays, first }: SeatAnswerProps) {
  const t = useMessages(seatMessages)
  const [asked, setAsked] = useState(false)
  const answer = useAnswer(seat)
  const leave = () => answer.mutate(false, { onSettled: () => setAsked(false) })
  return (
    <div className="stack-sm">
      <ProblemNotice error={answer.error} />
      <div className="line acts">
        <Button variant={first ? 'filled' : 'default'} loading={answer.isPending && answer.variables} disabled={answer.isPending} onClick={() => answer.mutate(true)}>{t.accept}</Button>
        <Button variant="default" disabled={answer.isPending} onClick={() => setAsked(true)}>{t.decline}</Button>
      </div>
      <ul className="small outcomes">
        <li><b>{t.ifAccept}</b> {superior ? t.thenApproved(superior, approveDays) : t.thenHr}</li>
        <li><b>{t.ifDecline}</b> {t.thenMoves}</li>
        <li><b>{t.ifSilent}</b> {t.thenLapses}</li>
      </ul>
      <Confirm opened={asked} title={t.declineAsk} act={t.decline} busy={answer.isPending} onAct={leave} onClose={() => setAsked(false)}>
        <p style={{ margin: 0 }}>{t.declineMore}</p>
      </Confirm>
    </div>
  )
}
