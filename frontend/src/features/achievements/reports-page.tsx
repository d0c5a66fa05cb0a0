/** `/realisasi`: the periods of my plans, and what I have sent. */
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'

import { ButtonLink } from '@/components/button-link'
import { PageHead } from '@/components/page-head'
import { Deadline } from '@/components/people'
import { Empty } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { cycleQuery, type Period } from '@/lib/cycles'
import { momentShort } from '@/lib/format'
import { periodName } from '@/lib/period'
import { plansOfQuery } from '@/lib/plans'
import { servicesQuery } from '@/lib/services'
import { useMe, usePeriod, useToday } from '@/lib/session'

import { reportMessages } from './report-messages'
import { receiptsQuery } from './report-queries'

export function ReportsPage() {
  const t = useMessages(reportMessages)
  const me = useMe()
  const plans = useSuspenseQuery(plansOfQuery(me.id))
  const agreed = plans.data.items.filter((plan) => plan.state === 'agreed' || plan.state === 'closed')
  return (
    <>
      <PageHead title={t.listTitle}>{t.listLead}</PageHead>
      <div className="stack">
        {agreed.length === 0 && (
          <section className="card">
            <Empty title={t.noPlan}>
              <p style={{ margin: '0 0 12px' }}>{t.noPlanMore}</p>
              <ButtonLink to="/skp" variant="default">{t.toPlan}</ButtonLink>
            </Empty>
          </section>
        )}
        {agreed.map((plan) => (
          <PlanPeriods key={plan.id} planId={plan.id} cycleId={plan.cycle_id} title={`${Math.floor(plan.cycle_id / 10)} · ${plan.position}`} many={agreed.length > 1} />
        ))}
        <MyServices />
      </div>
    </>
  )
}

/** Services in which I have cases; most people have none. */
function MyServices() {
  const t = useMessages(reportMessages)
  const me = useMe()
  const services = useQuery(servicesQuery)
  const mine = services.data?.items.filter((one) => one.mine + one.done > 0) ?? []
  if (mine.length === 0) return null
  return (
    <section className="card" aria-labelledby="layanan-saya">
      <header><h2 id="layanan-saya">{t.services}</h2></header>
      <ul className="rows">
        {mine.map((one) => (
          <li key={one.id} className="task">
            <div>
              <p className="what">{one.name}</p>
              <p className="why">{t.casesOf(one.mine)}</p>
            </div>
            <div className="act"><ButtonLink to="/layanan/$serviceId/kasus" params={{ serviceId: one.id }} search={{ petugas: me.id }} variant="default">{t.toCases}</ButtonLink></div>
          </li>
        ))}
      </ul>
    </section>
  )
}

type PlanPeriodsProps = { planId: string; cycleId: number; title: string; many: boolean }

function PlanPeriods({ planId, cycleId, title, many }: PlanPeriodsProps) {
  const t = useMessages(reportMessages)
  const language = useLanguage()
  const today = useToday()
  const { period } = usePeriod()
  const cycle = useSuspenseQuery(cycleQuery(cycleId))
  const periods = cycle.data.periods.filter((one) => one.is_reported)
  const receipts = useQuery(receiptsQuery(planId))
  return (
    <section className="card">
      {many && <header><h2>{title}</h2></header>}
      <ul className="rows">
        {inOrder(periods, period.id).map((one) => (
          <li key={one.id} className="task">
            <div>
              <p className="what">{periodName(one.id, language)}</p>
              <div className="line">
                <span className={one.state === 'open' ? 'chip turn' : 'chip'}>{t.state[one.state]}</span>
                {one.state === 'open' && <Deadline on={one.report_due_on} today={today} />}
              </div>
            </div>
            <div className="act">
              <ButtonLink to="/realisasi/$planId/$periodId" params={{ planId, periodId: one.id }} variant={one.id === period.id ? 'filled' : 'default'} disabled={one.state === 'planned'}>
                {one.state === 'open' ? t.short : t.openReport}
              </ButtonLink>
            </div>
          </li>
        ))}
      </ul>
      {receipts.data && receipts.data.items.length > 0 && (
        <div className="card-body" style={{ borderTop: '1px solid var(--sk-line)' }}>
          <b>{t.history}</b>
          <ul className="small" style={{ margin: '6px 0 0', paddingLeft: 18 }}>
            {receipts.data.items.slice(0, 8).map((receipt) => (
              <li key={receipt.number}>
                {periodName(receipt.period_id, language)}, {momentShort(receipt.created_at, language)} ({receipt.is_on_time ? t.onTime : t.late}), <code>{receipt.number}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

/** The one that people work in, then back in time; what has not begun comes last. */
function inOrder(periods: Period[], current: number): Period[] {
  const rank = (one: Period) => (one.id === current ? 0 : one.state === 'planned' ? 2 : 1)
  return [...periods].sort((one, other) => rank(one) - rank(other) || (rank(one) === 2 ? one.id - other.id : other.id - one.id))
}
