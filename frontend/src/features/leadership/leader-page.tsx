/** `/pimpinan/memimpin/:pegawai`: how one leader leads, and the acts behind each figure, with whose turn it was. */
import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { Choice } from '@/components/choice'
import { PageHead } from '@/components/page-head'
import { Pager } from '@/components/pager'
import { ProblemNotice } from '@/components/problem-notice'
import { Empty, Loading } from '@/components/states'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { postIn } from '@/lib/format'
import { periodName } from '@/lib/period'
import { useMe } from '@/lib/session'

import { ActsTable } from './acts-table'
import { anything, lateOf } from './figures'
import { leadershipMessages } from './leadership-messages'
import { actsQuery, leaderQuery, type Point } from './leadership-queries'
import { PeriodChoice, useLookedAt } from './period-choice'
import { PointsTable } from './points-table'

const route = getRouteApi('/pimpinan/memimpin/$employeeId')

export function LeaderPage() {
  const t = useMessages(leadershipMessages)
  const language = useLanguage()
  const { employeeId } = route.useParams()
  const navigate = route.useNavigate()
  const { periode, poin } = route.useSearch()
  const periodId = useLookedAt(periode)
  const { data } = useSuspenseQuery(leaderQuery(employeeId, periodId))
  const { leader, points } = data
  const chosen = poin ?? (points.find((one) => one.late > 0) ?? points.find(anything))?.point
  return (
    <>
      <PageHead title={leader.name} documentTitle={t.of(leader.name)} aside={<PeriodChoice value={periodId} onChange={(id) => void navigate({ to: '.', search: { periode: id } })} />}>
        {postIn(leader.position, leader.unit.name)}. {t.ofAnswer(lateOf(points))}, {periodName(periodId, language)}.
      </PageHead>
      <div className="stack">
        <div><TextLink to="/pimpinan/memimpin" search={{ periode }}>{t.back}</TextLink></div>
        <section className="card" aria-label={t.of(leader.name)}>
          {points.some(anything) ? <PointsTable leaderId={leader.id} points={points} periode={periode} /> : <Empty title={t.noActs} />}
        </section>
        {chosen && <Acts leaderId={leader.id} periodId={periodId} point={chosen} />}
      </div>
    </>
  )
}

const CHOICES = ['late', 'all'] as const

function Acts({ leaderId, periodId, point }: { leaderId: string; periodId: number; point: Point }) {
  const t = useMessages(leadershipMessages)
  const navigate = route.useNavigate()
  const { lewat, hal, periode } = route.useSearch()
  const acts = useQuery({ ...actsQuery(leaderId, periodId, { point, late: lewat === 1 || undefined, page: hal ?? 1 }), placeholderData: keepPreviousData })
  const isOwn = useMe().id === leaderId
  return (
    <section className="card" aria-label={t.point[point]} aria-busy={acts.isPlaceholderData}>
      <header>
        <h2>{t.point[point]}</h2>
        <Choice label={t.choose} value={lewat === 1 ? 'late' : 'all'} options={CHOICES} words={{ late: t.onlyLate, all: t.every }} onChange={(one) => void navigate({ to: '.', search: { periode, poin: point, lewat: one === 'late' ? 1 : undefined } })} />
      </header>
      {acts.isPending && <Loading lines={2} />}
      {acts.isError && <ProblemNotice error={acts.error} onRetry={() => void acts.refetch()} />}
      {acts.data && (acts.data.items.length === 0 ? <Empty title={t.noActs} /> : <ActsTable point={point} acts={acts.data.items} isOwn={isOwn} />)}
      {acts.data && <Pager page={acts.data.page} size={acts.data.size} total={acts.data.total} onPage={(page) => void navigate({ to: '.', search: { periode, poin: point, lewat, hal: page } })} />}
    </section>
  )
}
