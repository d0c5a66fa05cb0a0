/** A seat that is offered to me; once answered, or gone meanwhile, the same place says how it stands. */
import { useQuery } from '@tanstack/react-query'

import { Deadline, TurnChip } from '@/components/people'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateLong } from '@/lib/format'
import { useToday } from '@/lib/session'
import { tasksQuery } from '@/lib/tasks'

import type { LearningNeed } from './learning-queries'
import { SeatAnswer } from './seat-answer'
import { seatMessages } from './seat-messages'
import type { PersonSeats, Seat } from './seat-queries'
import { SeatReasons } from './seat-reasons'
import { stateWords } from './seat-state'
import { useShown } from './use-shown'
import { jp, sessionsLine } from './words'

type OfferCardsProps = { seats: PersonSeats; needs: readonly LearningNeed[] }

export function OfferCards({ seats, needs }: OfferCardsProps) {
  const t = useMessages(seatMessages)
  const offered = seats.items.filter((seat) => seat.may.includes('answer'))
  const cards = useShown(seats.items, (seat) => seat.may.includes('answer'))
  if (cards.length === 0) return null
  return (
    <section className="card turn" aria-labelledby="kursi">
      <header><h2 id="kursi">{t.card}</h2>{offered.length > 0 && <span>{t.count(offered.length)}</span>}</header>
      <ul className="rows">
        {cards.map((seat) => (
          <li key={seat.id} className="stack-sm">
            {seat.may.includes('answer') ? <Offer seat={seat} seats={seats} needs={needs} first={seat.id === offered[0]?.id} /> : <Answered seat={seat} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

type OfferProps = OfferCardsProps & { seat: Seat; first: boolean }

function Offer({ seat, seats, needs, first }: OfferProps) {
  const t = useMessages(seatMessages)
  const language = useLanguage()
  return (
    <>
      <OfferDeadline seat={seat} />
      <div>
        <h3 className="seat-title">{seat.title}</h3>
        <p className="dim">{sessionsLine(seat, language, t.days)}. {jp(seat.hours, language)}{seat.programme_place && `, ${seat.programme_place}`}.</p>
      </div>
      <SeatReasons seat={seat} needs={needs} isOwn />
      <SeatAnswer seat={seat} superior={seats.superior?.name ?? null} approveDays={seats.approve_days} first={first} />
    </>
  )
}

export function OfferDeadline({ seat }: { seat: Seat }) {
  const today = useToday()
  const tasks = useQuery(tasksQuery)
  const task = tasks.data?.items.find((one) => one.kind === 'answer_seat' && one.subject_id === seat.id)
  return (
    <div className="line">
      <TurnChip />
      {seat.answer_until && <Deadline on={seat.answer_until} today={today} workingDays={task?.working_days_left} />}
    </div>
  )
}

function Answered({ seat }: { seat: Seat }) {
  const t = useMessages(seatMessages)
  const language = useLanguage()
  return (
    <div role="status">
      <h3 className="seat-title">{seat.title}</h3>
      <p>{stateWords(seat, t, dateLong(seat.from_on, language), jp(seat.hours, language))}</p>
    </div>
  )
}
