/** What became of a seat of mine and I have not read yet. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'

import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateLong } from '@/lib/format'
import { tasksQuery } from '@/lib/tasks'

import { seatMessages } from './seat-messages'
import { type Seat, useRead } from './seat-queries'
import { stateWords, writtenReason } from './seat-state'
import { jp } from './words'

export function useUnread(seats: readonly Seat[]) {
  const tasks = useQuery(tasksQuery)
  const unread = new Set(tasks.data?.items.filter((task) => task.kind === 'read_seat').map((task) => task.subject_id))
  return seats.filter((seat) => unread.has(seat.id))
}

export function NewsCard({ seat }: { seat: Seat }) {
  const t = useMessages(seatMessages)
  const language = useLanguage()
  const read = useRead(seat)
  const reason = writtenReason(seat)
  return (
    <section className="card turn" aria-label={`${t.news}: ${seat.title}`}>
      <header><h2>{t.news}</h2></header>
      <div className="card-body stack-sm">
        <h3 className="seat-title">{seat.title}</h3>
        <p>{stateWords(seat, t, dateLong(seat.from_on, language), jp(seat.hours, language))}</p>
        {reason && <p>{t.because} “{reason}”</p>}
        <ProblemNotice error={read.error} />
        <div className="line"><Button variant="default" loading={read.isPending} onClick={() => read.mutate(seat.id)}>{t.read}</Button></div>
      </div>
    </section>
  )
}
