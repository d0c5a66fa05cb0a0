/** `/hadir/:programme`, from the QR in the room: one button. `/hadir`: the same for whoever types the code. */
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { PageHead } from '@/components/page-head'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateLong } from '@/lib/format'
import { useMe, useToday } from '@/lib/session'

import { AttendForm } from './attend-form'
import { attendanceMessages } from './attendance-messages'
import { sessionsOn } from './days'
import { ownSeatsQuery } from './own-queries'
import { isGoing, type Seat } from './programme-queries'

const route = getRouteApi('/hadir/$programmeId')

export function AttendPage() {
  const { programmeId } = route.useParams()
  const { kode } = route.useSearch()
  const me = useMe()
  const { data } = useSuspenseQuery(ownSeatsQuery(me.id))
  return <Attending seat={data.items.find((one) => one.programme_id === programmeId)} code={kode} />
}

export function AttendTodayPage() {
  const t = useMessages(attendanceMessages).attend
  const me = useMe()
  const today = useToday()
  const { data } = useSuspenseQuery(ownSeatsQuery(me.id))
  const now = data.items.filter((one) => isGoing(one) && one.programme_state === 'approved' && sessionsOn(one.sessions, today).length > 0)
  const [first, ...others] = now
  if (!first) return <Said title={t.noSeat} words={t.noSeatMore} />
  if (others.length === 0) return <Attending seat={first} />
  return (
    <div className="attend stack">
      <PageHead title={t.title}>{t.choose}</PageHead>
      <ul className="card rows">{now.map((one) => <li key={one.id}><TextLink to="/hadir/$programmeId" params={{ programmeId: one.programme_id }}>{one.title}</TextLink></li>)}</ul>
    </div>
  )
}

function Attending({ seat, code }: { seat: Seat | undefined; code?: string | undefined }) {
  const t = useMessages(attendanceMessages).attend
  const language = useLanguage()
  const today = useToday()
  if (!seat) return <Said title={t.none} words={t.noneMore} />
  if (seat.programme_state === 'cancelled') return <Said title={seat.title} words={t.cancelled} />
  if (seat.state === 'attended' || seat.state === 'missed') return <Said title={seat.title} words={`${t.closed} ${seat.state === 'attended' ? t.wasThere : t.wasNotThere}`} />
  if (seat.programme_state === 'done') return <Said title={seat.title} words={t.closed} />
  if (seat.state !== 'accepted' && seat.state !== 'approved') return <Said title={seat.title} words={t.notYet[seat.state]} />
  const now = sessionsOn(seat.sessions, today)
  if (now.length > 0) return <AttendForm seat={seat} sessions={now} code={code} />
  const next = seat.sessions.find(({ on }) => on > today)
  return <Said title={next ? t.noSession : seat.title} words={next ? t.noSessionMore(dateLong(next.on, language)) : t.over} />
}

function Said({ title, words }: { title: string; words: string }) {
  const t = useMessages(attendanceMessages).attend
  return (
    <div className="attend stack">
      <PageHead title={title}>{words}</PageHead>
      <p><TextLink to="/beranda">{t.home}</TextLink></p>
    </div>
  )
}
