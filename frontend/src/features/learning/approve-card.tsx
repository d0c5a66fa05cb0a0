/** The superior lets somebody go, or says why not: with the unit's duty roster on these days beside the question. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { Deadline, TurnChip } from '@/components/people'
import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort } from '@/lib/format'
import { useToday } from '@/lib/session'
import { tasksQuery } from '@/lib/tasks'

import { approveMessages } from './approve-messages'
import { ReasonDialog } from './reason-dialog'
import { seatMessages } from './seat-messages'
import { type Colleague, type Seat, type SeatDetail, useApprove } from './seat-queries'
import { stateWord, writtenReason } from './seat-state'
import { useShown } from './use-shown'

const SHORTEST = 10

export function ApproveCard({ detail }: { detail: SeatDetail }) {
  const shown = useShown([detail.seat], (seat) => seat.may.includes('approve'))
  if (shown.length === 0) return null
  return detail.seat.may.includes('approve') ? <Asked detail={detail} /> : <Said seat={detail.seat} />
}

function Asked({ detail: { seat, unit_most: most, colleagues } }: { detail: SeatDetail }) {
  const t = useMessages(approveMessages)
  const name = seat.employee.name
  return (
    <section className="card turn" aria-labelledby="setujui">
      <header><h2 id="setujui">{t.title(name)}</h2></header>
      <div className="card-body stack-sm">
        <ApproveDeadline seat={seat} />
        <h3>{t.ask}</h3>
        {colleagues.length === 0 ? <p>{t.nobody}</p> : (
          <>
            <p>{t.others(new Set(colleagues.map((one) => one.employee.id)).size)}</p>
            <ul className="away">{colleagues.map((one) => <Away key={`${one.employee.id} ${one.title}`} one={one} />)}</ul>
          </>
        )}
        <p>{t.room(most, seat.reasons.unit_people)}</p>
        <p className="small dim">{t.leave}</p>
        <Answer seat={seat} />
      </div>
    </section>
  )
}

function ApproveDeadline({ seat }: { seat: Seat }) {
  const today = useToday()
  const tasks = useQuery(tasksQuery)
  const task = tasks.data?.items.find((one) => one.kind === 'approve_seat' && one.subject_id === seat.id)
  return (
    <div className="line">
      <TurnChip />
      {task && <Deadline on={task.due_on} today={today} workingDays={task.working_days_left} />}
    </div>
  )
}

function Away({ one }: { one: Colleague }) {
  const t = useMessages(seatMessages)
  const language = useLanguage()
  const days = one.days.map((day) => dateShort(day, language)).join(', ')
  return <li><b>{one.employee.name}</b>{one.position && `, ${one.position}`}: {one.title}, {days} <span className="chip wait">{t.short[one.state]}</span></li>
}

function Answer({ seat }: { seat: Seat }) {
  const t = useMessages(approveMessages)
  const [asked, setAsked] = useState(false)
  const approve = useApprove(seat)
  const name = seat.employee.name
  const refusal = {
    mutate: (reason: string, options: { onSuccess: () => void }) => approve.mutate({ approves: false, reason }, options),
    isPending: approve.isPending,
    error: asked ? approve.error : null,
  }
  return (
    <>
      {!asked && <ProblemNotice error={approve.error} />}
      <div className="line acts">
        <Button loading={approve.isPending} onClick={() => approve.mutate({ approves: true, reason: null })}>{t.yes}</Button>
        <Button variant="default" disabled={approve.isPending} onClick={() => setAsked(true)}>{t.no}</Button>
      </div>
      <ul className="small outcomes">
        <li><b>{t.yesMore}</b> {t.thenGoes(name)}</li>
        <li><b>{t.noMore}</b> {t.thenMoves(name)}</li>
        <li><b>{t.silent}</b> {t.thenGoesAnyway(name)}</li>
      </ul>
      {asked && <ReasonDialog place={`seat-refusal-${seat.id}`} title={t.noAsk(name)} label={t.reason} hint={t.noHint} act={t.no} shortest={SHORTEST} change={refusal} onClose={() => setAsked(false)} />}
    </>
  )
}

/** What came of the question, in the same place. */
function Said({ seat }: { seat: Seat }) {
  const t = useMessages(seatMessages)
  const reason = writtenReason(seat)
  return <p role="status" className="box note">{seat.employee.name}: {stateWord(seat, t)}.{reason && ` ${t.because} “${reason}”`}</p>
}
