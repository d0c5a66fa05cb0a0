/** Whoever owes a plan and has not begun one has no task that says so: there is no plan that it could be about. */
import { useQuery } from '@tanstack/react-query'

import { useMessages } from '@/i18n/language'
import type { LooseEnds } from '@/lib/loose-ends'
import { plansOfQuery } from '@/lib/plans'
import { useMe, usePeriod } from '@/lib/session'

import { planMessages } from './plan-messages'

export function useMissingPlan(): LooseEnds {
  const t = useMessages(planMessages)
  const me = useMe()
  const current = usePeriod()
  const plans = useQuery({ ...plansOfQuery(me.id), enabled: me.owes_plan })
  if (!me.owes_plan) return []
  if (!plans.data) return null
  const hasOne = plans.data.items.some((plan) => plan.cycle_id === current.cycle_id && plan.state !== 'cancelled')
  return hasOne ? [] : [{ id: 'plan', what: t.none(current.year), why: t.noneMore, on: current.planning_due_on, act: t.start, link: { to: '/skp' } }]
}
