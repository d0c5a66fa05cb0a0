/** `/tim/$employeeId/pengembangan`: what somebody of mine needs to learn, and what of it waits for me. */
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { PageHead } from '@/components/page-head'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { useMe } from '@/lib/session'

import { AdviceCard } from './advice-card'
import { leadOf } from './heading'
import { reachOf } from './hours'
import { HoursCard } from './hours-card'
import { learningMessages } from './learning-messages'
import { type Development, developmentQuery } from './learning-queries'
import { LevelsCard } from './levels-card'
import { NeedsCard } from './needs-card'
import { PlanCard } from './plan-card'
import { seatMessages } from './seat-messages'
import { seatsQuery } from './seat-queries'
import { SeatsCard } from './seats-card'

const route = getRouteApi('/tim/$employeeId/pengembangan')

export function MemberPage() {
  const { employeeId } = route.useParams()
  const t = useMessages(learningMessages)
  const words = useMessages(seatMessages)
  const language = useLanguage()
  const me = useMe()
  const { data: development } = useSuspenseQuery(developmentQuery(employeeId))
  const { data: seats } = useSuspenseQuery(seatsQuery(employeeId))
  const approving = seats.items.filter((seat) => seat.may.includes('approve'))
  const waiting = waitingIn(development) + approving.length
  const isAssessor = development.may.includes('add_action') && me.id !== employeeId
  return (
    <>
      <PageHead title={development.employee.name} documentTitle={t.of(development.employee.name)} aside={me.assesses > 0 && <TextLink to="/tim" className="no-print">{t.member.back}</TextLink>}>
        {isAssessor && <b>{waiting > 0 ? t.member.waits(waiting) : t.member.clear}. </b>}{leadOf(development, null, false, t, language)}
      </PageHead>
      <div className="learning">
        <div className="stack">
          <SeatsCard seats={approving} title={t.member.approve} isTurn />
          <NeedsCard development={development} isOwn={false} />
          {isAssessor && <AdviceCard employeeId={employeeId} />}
          <LevelsCard employeeId={employeeId} isOwn={false} />
        </div>
        <div className="stack">
          <HoursCard reach={reachOf(development.hours)} isOwn={false} />
          <PlanCard development={development} isOwn={false} superior={seats.superior?.name ?? null} />
          <SeatsCard seats={seats.items.filter((seat) => !approving.includes(seat))} title={words.theirs(development.employee.name)} />
        </div>
      </div>
    </>
  )
}

/** Needs to agree, a plan that is proposed, and what was done and not accepted. */
function waitingIn({ needs, plan, actions }: Development) {
  const proposed = plan?.state === 'proposed' && plan.may.includes('agree') ? 1 : 0
  return needs.filter((need) => need.may.includes('agree')).length + proposed + actions.filter((action) => action.may.includes('accept')).length
}
