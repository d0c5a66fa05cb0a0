/** `/realisasi/:plan/:period/:indicator`: a measured figure: what is urgent, what was reached, how it came about, and whether it is right. */
import { IconPlugConnected, IconSnowflake } from '@tabler/icons-react'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'

import { PageHead } from '@/components/page-head'
import { ProblemNotice } from '@/components/problem-notice'
import { Gone, Loading } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateFull, number } from '@/lib/format'
import { periodName } from '@/lib/period'
import { reportQuery } from '@/lib/reports'
import { useMe } from '@/lib/session'

import { ContestCard } from './contest-card'
import { ContestDialog, type Contestable } from './contest-dialog'
import { DaysCard } from './days-card'
import { headingOf } from './heading'
import { type Measured, measuredQuery } from './indicator-queries'
import { LateCard } from './late-card'
import { mineMessages } from './mine-messages'
import { OriginCard } from './origin-card'
import { ReachedCard } from './reached-card'
import { RunningCard } from './running-card'
import { type Mine, mineQuery } from './service-queries'

const route = getRouteApi('/realisasi/$planId/$periodId/$indicatorId')

export function IndicatorPage() {
  const { planId, periodId, indicatorId } = route.useParams()
  const { data } = useSuspenseQuery(measuredQuery(planId, periodId))
  const one = data.items.find((item) => item.indicator.indicator_id === indicatorId)
  return one ? <MeasuredPage one={one} /> : <Gone />
}

function MeasuredPage({ one }: { one: Measured }) {
  const t = useMessages(mineMessages)
  const language = useLanguage()
  const me = useMe()
  const place = route.useParams()
  const { data: period } = useSuspenseQuery(measuredQuery(place.planId, place.periodId))
  const { data: report } = useSuspenseQuery(reportQuery(place.planId, place.periodId))
  const { indicator, mapping, contest, may } = one
  const isOwn = mapping.origin.kind === 'service' && mapping.scope === 'person'
  const cases = useQuery({ ...mineQuery(mapping.origin.id, place.periodId, indicator.employee.id), enabled: isOwn })
  const [contested, setContested] = useState<Contestable | 'whole' | null>(null)
  const mine = cases.data
  const isFrozen = contest?.state === 'open'
  if (isOwn && cases.isPending) return <Loading lines={12} />
  return (
    <>
      <PageHead title={headingOf(one, mine, t, language)} documentTitle={indicator.text} bar={indicator.text} aside={<Measurement isFrozen={isFrozen} />}>
        {indicator.text}. <b>{periodName(place.periodId, language)}.</b>
      </PageHead>
      <div className="cases measured">
        {mine && <RunningCard mine={mine} />}
        {cases.isError && <ProblemNotice error={cases.error} onRetry={() => void cases.refetch()} />}
        <div className="aside"><ReachedCard one={one} until={period.ends_on} report={report} line={report.indicators.find((line) => line.id === place.indicatorId)} standard={mine?.service.standard_days ?? null} isMine={indicator.employee.id === me.id} /></div>
        {mine && mine.service.standard_days !== null && <Days mine={mine} standard={mine.service.standard_days} />}
        <div className="aside"><OriginCard one={one} period={period} mine={mine} /></div>
        {mine && <div className="after"><LateCard mine={mine} onContest={may.includes('contest') && !isFrozen ? setContested : null} /></div>}
        <div className="aside"><ContestCard one={one} onContest={() => setContested('whole')} /></div>
      </div>
      {contested && (
        <ContestDialog one={one} place={place} cases={mine?.late_cases ?? []} start={contested === 'whole' ? null : contested} onClose={() => setContested(null)} />
      )}
    </>
  )
}

function Measurement({ isFrozen }: { isFrozen: boolean }) {
  const t = useMessages(mineMessages)
  return (
    <div className="line">
      <span className="chip note"><IconPlugConnected size={15} stroke={2} aria-hidden="true" /> {t.measured}</span>
      {isFrozen && <span className="chip warn"><IconSnowflake size={15} stroke={2} aria-hidden="true" /> {t.frozen}</span>}
    </div>
  )
}

function Days({ mine: { service, figures, distribution, period }, standard }: { mine: Mine; standard: number }) {
  const t = useMessages(mineMessages)
  const language = useLanguage()
  return (
    <DaysCard title={t.how(service.noun)} lead={t.howMore(number(figures.done, language), service.noun, dateFull(period.starts_on, language), dateFull(period.ends_on, language))} distribution={distribution} standard={standard} noun={service.noun}>
      {figures.median_days !== null && figures.p90_days !== null && (
        <>{t.half(service.noun)}<b>{t.days(figures.median_days)}</b>{t.ninety}<b>{t.days(figures.p90_days)}</b>.</>
      )}
    </DaysCard>
  )
}
