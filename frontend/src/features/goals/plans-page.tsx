/** `/skp`: my plans, or the beginning of the first. */
import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'

import { ButtonLink } from '@/components/button-link'
import { PageHead } from '@/components/page-head'
import { ProblemNotice } from '@/components/problem-notice'
import { Empty } from '@/components/states'
import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'
import { planDrafts, plansOfQuery } from '@/lib/plans'
import { useMe, usePeriod } from '@/lib/session'
import { useUnsent } from '@/lib/unsent'

import { planMessages } from './plan-messages'
import { useStartPlan } from './plan-queries'

export function PlansPage() {
  const t = useMessages(planMessages)
  const me = useMe()
  const current = usePeriod()
  const { data } = useSuspenseQuery(plansOfQuery(me.id))
  const plans = data.items.filter((plan) => plan.state !== 'cancelled')
  const missing = current.planning.filter((year) => !plans.some((plan) => plan.cycle_id === year.cycle_id))
  return (
    <>
      <PageHead title={t.title}>{t.lead}</PageHead>
      <div className="stack">
        {missing.map((year) => <StartCard key={year.cycle_id} cycleId={year.cycle_id} year={year.year} isAhead={year.year > current.year} />)}
        {plans.length > 0 && (
          <section className="card">
            <ul className="rows">
              {plans.map((plan) => (
                <li key={plan.id} className="task">
                  <div>
                    <p className="what">{Math.floor(plan.cycle_id / 10)} · {plan.position}</p>
                    <p className="why line">
                      <span>{plan.unit_name}</span>
                      <span className={plan.state === 'returned' ? 'chip bad' : plan.state === 'agreed' ? 'chip note' : 'chip'}>{t.state[plan.state]}</span>
                      {plan.revision > 0 && <span>{t.version(plan.revision)}</span>}
                      <Unsent planId={plan.id} />
                    </p>
                  </div>
                  <div className="act">
                    <ButtonLink to="/skp/$planId" params={{ planId: plan.id }} variant="default">{t.open}</ButtonLink>
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )}
        <p style={{ margin: 0 }}><TextLink to="/perjanjian-kinerja">{t.unitAgreement}</TextLink></p>
      </div>
    </>
  )
}

/** What was typed without network and is still only here. */
function Unsent({ planId }: { planId: string }) {
  const t = useMessages(planMessages)
  const count = useUnsent(planDrafts(planId))
  return count > 0 && <span className="chip warn">{t.unsentHere(count)}</span>
}

type StartCardProps = { cycleId: number; year: number; isAhead: boolean }

/** The plan of a year ahead can wait, and says so by its colour. */
function StartCard({ cycleId, year, isAhead }: StartCardProps) {
  const t = useMessages(planMessages)
  const navigate = useNavigate()
  const [approach, setApproach] = useState<'kuantitatif' | 'kualitatif'>('kuantitatif')
  const start = useStartPlan()
  const begin = () =>
    start.mutate({ cycle_id: cycleId, approach }, { onSuccess: (plan) => void navigate({ to: '/skp/$planId', params: { planId: plan.id } }) })
  return (
    <section className={isAhead ? 'card' : 'card turn'}>
      <header><h2>{t.none(year)}</h2></header>
      <Empty title={t.noneMore}>
        <div className="stack" style={{ marginTop: 12, maxWidth: 420 }}>
          <label className="stack-sm">
            <b>{t.approachLabel}</b>
            <select className="select" value={approach} onChange={(event) => setApproach(event.currentTarget.value as typeof approach)}>
              <option value="kuantitatif">{t.approach.kuantitatif}</option>
              <option value="kualitatif">{t.approach.kualitatif}</option>
            </select>
          </label>
          <ProblemNotice error={start.error} />
          <div><Button loading={start.isPending} onClick={begin}>{t.start}</Button></div>
        </div>
      </Empty>
    </section>
  )
}
