/** The plans of a person, for those who lead, keep or audit: plan and report one tap away. */
import { useQuery } from '@tanstack/react-query'

import { ProblemNotice } from '@/components/problem-notice'
import { Empty } from '@/components/states'
import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'
import { plansOfQuery } from '@/lib/plans'
import { periodQuery } from '@/lib/session'

import { organizationMessages } from './organization-messages'

export function PersonPlans({ id }: { id: string }) {
  const t = useMessages(organizationMessages)
  const period = useQuery(periodQuery).data?.period
  const plans = useQuery(plansOfQuery(id))
  const shown = plans.data?.items.filter((plan) => plan.state !== 'cancelled')
  return (
    <section className="card" aria-labelledby="skp">
      <header>
        <h2 id="skp">{t.plans}</h2>
        <TextLink to="/karier/$employeeId" params={{ employeeId: id }}>{t.career}</TextLink>
      </header>
      <ProblemNotice error={plans.error} onRetry={() => void plans.refetch()} />
      {shown?.length === 0 && <Empty title={t.noPlans} />}
      <ul className="rows">
        {shown?.map((plan) => (
          <li key={plan.id} className="line spread">
            <span>
              <b>{Math.floor(plan.cycle_id / 10)}</b>, {plan.position} <span className={plan.state === 'agreed' ? 'chip note' : 'chip'}>{t.planState[plan.state]}</span>
            </span>
            <span className="line">
              <TextLink to="/skp/$planId" params={{ planId: plan.id }}>{t.openPlan}</TextLink>
              {plan.state === 'agreed' && period && <TextLink to="/realisasi/$planId/$periodId" params={{ planId: plan.id, periodId: period.id }}>{t.openReport}</TextLink>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
