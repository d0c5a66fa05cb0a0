/** `/pelatihan/kursi/$seatId`: one seat, for whose it is and for whoever lets them go. */
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { PageHead } from '@/components/page-head'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateLong } from '@/lib/format'
import { useMe } from '@/lib/session'

import { ApproveCard } from './approve-card'
import { ImpressionCard } from './impression-card'
import { learningMessages } from './learning-messages'
import { developmentQuery } from './learning-queries'
import { NewsCard, useUnread } from './news-card'
import { OfferDeadline } from './offer-card'
import { SeatAnswer } from './seat-answer'
import { seatMessages } from './seat-messages'
import { type SeatDetail, seatQuery } from './seat-queries'
import { SeatReasons } from './seat-reasons'
import { stateWord, stateWords, writtenReason } from './seat-state'
import { useShown } from './use-shown'
import { jp, sessionsLine } from './words'

const route = getRouteApi('/pelatihan/kursi/$seatId')

export function SeatPage() {
  const { data: detail } = useSuspenseQuery(seatQuery(route.useParams().seatId))
  const { data: development } = useSuspenseQuery(developmentQuery(detail.seat.employee.id))
  const t = useMessages(seatMessages)
  const words = useMessages(learningMessages)
  const language = useLanguage()
  const { seat } = detail
  const isOwn = useMe().id === seat.employee.id
  const unread = useUnread([seat])
  const asked = useShown([seat], (one) => one.may.includes('say'))
  return (
    <>
      <PageHead title={seat.title} documentTitle={t.title} aside={isOwn ? <TextLink to="/pelatihan">{words.title}</TextLink> : <TextLink to="/tim/$employeeId/pengembangan" params={{ employeeId: seat.employee.id }}>{words.of(seat.employee.name)}</TextLink>}>
        {sessionsLine(seat, language, t.days)}. {jp(seat.hours, language)}.
      </PageHead>
      <div className="learning">
        <div className="stack">
          {unread.map((one) => <NewsCard key={one.id} seat={one} />)}
          {asked.map((one) => <ImpressionCard key={one.id} seat={one} />)}
          <ApproveCard detail={detail} />
          {isOwn && unread.length === 0 && asked.length === 0 && <Own detail={detail} />}
          <SeatReasons seat={seat} needs={development.needs} isOwn={isOwn} />
        </div>
        <Facts detail={detail} isOwn={isOwn} />
      </div>
    </>
  )
}

/** Asks for the answer, or says how the seat stands; nobody has to guess whose turn it is. */
function Own({ detail: { seat, superior, approve_days } }: { detail: SeatDetail }) {
  const t = useMessages(seatMessages)
  const language = useLanguage()
  const mine = seat.may.includes('answer')
  const reason = writtenReason(seat)
  return (
    <section className={`card${mine ? ' turn' : ''}`} aria-labelledby="kursi">
      <header><h2 id="kursi">{mine ? t.card : stateWord(seat, t)}</h2></header>
      <div className="card-body stack-sm">
        {mine ? (
          <>
            <OfferDeadline seat={seat} />
            <SeatAnswer seat={seat} superior={superior?.name ?? null} approveDays={approve_days} first />
          </>
        ) : (
          <div role="status" className="stack-sm">
            <p>{stateWords(seat, t, dateLong(seat.from_on, language), jp(seat.hours, language))}</p>
            {seat.reasons.held && seat.state !== 'accepted' && seat.state !== 'approved' && <Held why={seat.reasons.held} />}
            {reason && <p>{t.because} “{reason}”</p>}
          </div>
        )}
      </div>
    </section>
  )
}

function Held({ why }: { why: string }) {
  const t = useMessages(seatMessages)
  return why === 'full' || why === 'unit_away' ? <p>{t.held[why]}</p> : null
}

function Facts({ detail, isOwn }: { detail: SeatDetail; isOwn: boolean }) {
  const t = useMessages(seatMessages)
  const language = useLanguage()
  const { seat } = detail
  const facts = [
    [t.whose, isOwn ? null : seat.employee.name],
    [t.when, sessionsLine(seat, language, t.days)],
    [t.hours, jp(seat.hours, language)],
    [t.mode, t.modes[detail.mode]],
    [t.place, seat.programme_place],
    [t.provider, detail.provider],
  ] as const
  return (
    <section className="card" aria-labelledby="tentang">
      <header><h2 id="tentang">{t.about}</h2></header>
      <div className="card-body stack-sm">
        {detail.description && <p>{detail.description}</p>}
        <dl className="facts">
          {facts.map(([word, fact]) => fact && <div key={word}><dt>{word}</dt><dd>{fact}</dd></div>)}
        </dl>
      </div>
    </section>
  )
}
