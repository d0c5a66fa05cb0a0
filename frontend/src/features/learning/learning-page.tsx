/** `/pelatihan`: the offered seat first, then what I need to learn and why, the hours of the year, and what I do. */
import { useSuspenseQuery } from '@tanstack/react-query'

import { PageHead } from '@/components/page-head'
import { useLanguage, useMessages } from '@/i18n/language'
import { useMe } from '@/lib/session'

import { AfterCard } from './after-card'
import { headingOf, leadOf } from './heading'
import { reachOf } from './hours'
import { HoursCard } from './hours-card'
import { ImpressionCard } from './impression-card'
import { learningMessages } from './learning-messages'
import { developmentQuery } from './learning-queries'
import { LevelsCard } from './levels-card'
import { NeedsCard } from './needs-card'
import { NewsCard, useUnread } from './news-card'
import { OfferCards } from './offer-card'
import { PlanCard } from './plan-card'
import { seatMessages } from './seat-messages'
import { seatsQuery } from './seat-queries'
import { SeatsCard } from './seats-card'
import { UnreadNeeds } from './unread-needs'
import { useShown } from './use-shown'

export function LearningPage() {
  const t = useMessages(learningMessages)
  const words = useMessages(seatMessages)
  const language = useLanguage()
  const me = useMe()
  const { data: development } = useSuspenseQuery(developmentQuery(me.id))
  const { data: seats } = useSuspenseQuery(seatsQuery(me.id))
  const unread = useUnread(seats.items)
  const asked = useShown(seats.items, (seat) => seat.may.includes('say'))
  const reach = reachOf(development.hours)
  const superior = seats.superior?.name ?? null
  const others = seats.items.filter((seat) => !seat.may.includes('answer') && !seat.may.includes('say'))
  return (
    <>
      <PageHead title={headingOf(development, seats.items, reach, t, language)} documentTitle={t.title}>
        {leadOf(development, superior, true, t, language)}
      </PageHead>
      <div className="learning">
        <div className="stack">
          <div className="stack first">
            {unread.map((seat) => <NewsCard key={seat.id} seat={seat} />)}
            <OfferCards seats={seats} needs={development.needs} />
            <UnreadNeeds employeeId={me.id} />
            {asked.map((seat) => <ImpressionCard key={seat.id} seat={seat} />)}
          </div>
          <NeedsCard development={development} isOwn />
          <SeatsCard seats={others} title={words.mine} />
          <LevelsCard employeeId={me.id} isOwn />
        </div>
        <div className="stack">
          <HoursCard reach={reach} isOwn />
          <PlanCard development={development} isOwn superior={superior} />
          <AfterCard superior={superior} />
        </div>
      </div>
    </>
  )
}
