/** `/pimpinan/memimpin`: how I lead and what is late on my desk; then the leaders below me, who needs help first. */
import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { ButtonLink } from '@/components/button-link'
import { PageHead } from '@/components/page-head'
import { Pager } from '@/components/pager'
import { ProblemNotice } from '@/components/problem-notice'
import { Empty, Loading } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { periodName } from '@/lib/period'
import { type Me, useMe, usePeriod } from '@/lib/session'

import { anything, lateOf } from './figures'
import { LeadersTable } from './leaders-table'
import { leadershipMessages } from './leadership-messages'
import { leaderQuery, type Leadership, leadershipQuery, type LeaderPoint } from './leadership-queries'
import { PointsTable } from './points-table'

const route = getRouteApi('/pimpinan/memimpin')

/** Whoever leads a unit, keeps people or inspects looks at the leaders of others; HR has nobody to lead, perhaps. */
const looksAtOthers = (me: Me) => me.leads || me.roles.length > 0

export function LeadershipPage() {
  const t = useMessages(leadershipMessages)
  const language = useLanguage()
  const me = useMe()
  const { period } = usePeriod()
  const page = route.useSearch().hal ?? 1
  const { data: own } = useSuspenseQuery(leaderQuery(me.id, period.id))
  const below = useQuery({ ...leadershipQuery(period.id, page), enabled: looksAtOthers(me), placeholderData: keepPreviousData })
  const leads = me.assesses > 0 || own.points.some(anything)
  const answer = leads || !below.data ? t.answer.mine(lateOf(own.points)) : t.answer.leaders(below.data.late_leaders, below.data.total)
  return (
    <>
      <PageHead title={answer} documentTitle={t.title}>{t.lead(periodName(period.id, language))}</PageHead>
      <div className="stack">
        {leads && <Mine leaderId={me.id} points={own.points} />}
        {looksAtOthers(me) && below.isPending && <Loading />}
        {below.isError && <ProblemNotice error={below.error} onRetry={() => void below.refetch()} />}
        {below.data && <Below data={below.data} waits={below.isPlaceholderData} />}
      </div>
    </>
  )
}

function Mine({ leaderId, points }: { leaderId: string; points: LeaderPoint[] }) {
  const t = useMessages(leadershipMessages)
  return (
    <section className="card" aria-label={t.mine}>
      <header>
        <h2>{t.mine}</h2>
        {lateOf(points) > 0 && <ButtonLink to="/tim" size="sm">{t.team}</ButtonLink>}
      </header>
      {points.some(anything) ? <PointsTable leaderId={leaderId} points={points} /> : <Empty title={t.nothingMine} />}
    </section>
  )
}

function Below({ data, waits }: { data: Leadership; waits: boolean }) {
  const t = useMessages(leadershipMessages)
  const navigate = route.useNavigate()
  return (
    <section className="card" aria-label={t.below} aria-busy={waits}>
      <header><h2>{t.below}</h2><span className="dim">{data.unit.name}, {t.count(data.total)}</span></header>
      {data.total === 0 ? <Empty title={t.none}>{t.noneMore}</Empty> : <LeadersTable lines={data.items} totals={data.totals} />}
      <Pager page={data.page} size={data.size} total={data.total} onPage={(hal) => void navigate({ to: '.', search: { hal } })} />
    </section>
  )
}
