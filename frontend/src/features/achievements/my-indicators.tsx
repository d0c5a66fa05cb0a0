/** How my indicators stand in the current period; on the home page. */
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'

import { IndicatorProgress } from '@/components/indicator-progress'
import { Empty } from '@/components/states'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'
import { periodName } from '@/lib/period'
import { plansOfQuery } from '@/lib/plans'
import { reportQuery, type ReportedIndicator } from '@/lib/reports'
import { useMe, usePeriod } from '@/lib/session'

import { reportMessages } from './report-messages'

const MOST = 6

export function MyIndicators() {
  const t = useMessages(reportMessages)
  const language = useLanguage()
  const me = useMe()
  const { period, cycle_id } = usePeriod()
  const plans = useSuspenseQuery(plansOfQuery(me.id))
  const plan = plans.data.items.filter((one) => one.state === 'agreed' && one.cycle_id === cycle_id).at(-1)
  const report = useQuery({ ...reportQuery(plan?.id ?? '', period.id), enabled: plan !== undefined })
  return (
    <section className="card" aria-labelledby="kinerja-saya">
      <header>
        <h2 id="kinerja-saya">{t.mine(periodName(period.id, language))}</h2>
        {plan && (
          <TextLink to="/realisasi/$planId/$periodId" params={{ planId: plan.id, periodId: period.id }} className="small">
            {t.seeAll}
          </TextLink>
        )}
      </header>
      {!plan && (
        <Empty title={t.noPlan}>
          <p style={{ margin: '0 0 8px' }}>{t.noPlanMore}</p>
          <TextLink to="/skp">{t.toPlan}</TextLink>
        </Empty>
      )}
      {report.data && (
        <div className="card-body stack">
          {report.data.indicators.slice(0, MOST).map((indicator) => (
            <div key={indicator.id}>
              <p style={{ margin: '0 0 6px', fontWeight: 600, fontSize: '.9375rem' }}>{indicator.text}</p>
              <Stand indicator={indicator} />
            </div>
          ))}
          <p className="tiny dim" style={{ margin: 0 }}>{period.kind === 'tahunan' ? t.markOfYear : t.mark}</p>
        </div>
      )}
    </section>
  )
}

/** Of a contested figure nobody knows yet where it stands. */
export function Stand({ indicator }: { indicator: ReportedIndicator }) {
  const t = useMessages(reportMessages)
  const language = useLanguage()
  const unit = indicator.unit_of_measure
  const value = indicator.year_value === null ? null : number(indicator.year_value, language)
  if (indicator.achievement?.state === 'contested') return <p className="small dim" style={{ margin: 0 }}>{t.contested}</p>
  return (
    <IndicatorProgress
      name={indicator.text}
      track={indicator.achievement ? indicator.track : 'not_reported'}
      progressBp={indicator.progress_bp}
      expectedBp={indicator.expected_bp}
      value={value ?? indicator.achievement?.narrative?.slice(0, 60) ?? null}
      target={value === null || indicator.target === null ? null : number(indicator.target, language, unit)}
    />
  )
}
