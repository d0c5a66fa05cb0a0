/** `/pimpinan/memimpin`: how I lead and what is late on my desk; then the leaders below me, who needs help first. */
import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ComponentProps } from 'react'

import { ButtonLink } from '@/components/button-link'
import { PageHead } from '@/components/page-head'
import { Pager } from '@/components/pager'
import { ProblemNotice } from '@/components/problem-notice'
import { SelectField } from '@/components/select-field'
import { Empty, Loading } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { periodName } from '@/lib/period'
import { type Me, useMe } from '@/lib/session'

import { anything, lateOf } from './figures'
import { LeadersTable } from './leaders-table'
import { leadershipMessages } from './leadership-messages'
import { leaderQuery, type Leadership, leadershipQuery } from './leadership-queries'
import { PeriodChoice, useLookedAt } from './period-choice'
import { PointsTable } from './points-table'

const route = getRouteApi('/pimpinan/memimpin')

/** Whoever leads a unit, keeps people or inspects looks at the leaders of others; HR has nobody to lead, perhaps. */
const looksAtOthers = (me: Me) => me.leads || me.roles.length > 0

export function LeadershipPage() {
  const t = useMessages(leadershipMessages)
  const language = useLanguage()
  const me = useMe()
  const navigate = route.useNavigate()
  const { hal, periode, unit } = route.useSearch()
  const periodId = useLookedAt(periode)
  const { data: own } = useSuspenseQuery(leaderQuery(me.id, periodId))
  const below = useQuery({ ...leadershipQuery(periodId, hal ?? 1, unit), enabled: looksAtOthers(me), placeholderData: keepPreviousData })
  const leads = me.assesses > 0 || own.points.some(anything)
  const answer = leads || !below.data ? t.answer.mine(lateOf(own.points)) : t.answer.leaders(below.data.late_leaders, below.data.total)
  return (
    <>
      <PageHead title={answer} documentTitle={t.title} aside={(
        <div className="line no-print">
          {below.data && <UnitChoice data={below.data} />}
          <PeriodChoice value={periodId} onChange={(id) => void navigate({ to: '.', search: { periode: id, unit } })} />
        </div>
      )}>
        {t.lead(periodName(periodId, language))}
      </PageHead>
      <div className="stack">
        {leads && <Mine leaderId={me.id} points={own.points} periode={periode} />}
        {looksAtOthers(me) && below.isPending && <Loading />}
        {below.isError && <ProblemNotice error={below.error} onRetry={() => void below.refetch()} />}
        {below.data && <Below data={below.data} waits={below.isPlaceholderData} />}
      </div>
    </>
  )
}

/** For who leads several units: the leaders of which. */
function UnitChoice({ data: { tops, unit } }: { data: Leadership }) {
  const t = useMessages(leadershipMessages)
  const navigate = route.useNavigate()
  const { periode } = route.useSearch()
  if (tops.length < 2) return null
  return (
    <SelectField label={t.unit} value={unit.id} onChange={(id) => void navigate({ to: '.', search: { periode, unit: id } })}>
      {tops.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
    </SelectField>
  )
}

function Mine({ points, ...place }: ComponentProps<typeof PointsTable>) {
  const t = useMessages(leadershipMessages)
  return (
    <section className="card" aria-label={t.mine}>
      <header>
        <h2>{t.mine}</h2>
        {lateOf(points) > 0 && !place.periode && <ButtonLink to="/tim" size="sm">{t.team}</ButtonLink>}
      </header>
      {points.some(anything) ? <PointsTable points={points} {...place} /> : <Empty title={t.nothingMine} />}
    </section>
  )
}

function Below({ data, waits }: { data: Leadership; waits: boolean }) {
  const t = useMessages(leadershipMessages)
  const navigate = route.useNavigate()
  const { periode, unit } = route.useSearch()
  return (
    <section className="card" aria-label={t.below} aria-busy={waits}>
      <header><h2>{t.below}</h2><span className="dim">{data.unit.name}, {t.count(data.total, data.late_leaders)}</span></header>
      {data.total === 0 ? <Empty title={t.none}>{t.noneMore}</Empty> : <LeadersTable lines={data.items} totals={data.totals} periode={periode} />}
      <Pager page={data.page} size={data.size} total={data.total} onPage={(hal) => void navigate({ to: '.', search: { periode, unit, hal } })} />
    </section>
  )
}
