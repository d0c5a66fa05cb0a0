/** Whoever owes a plan and has not begun one has no task that says so: there is no plan that it could be about. */
import { useQuery } from '@tanstack/react-query'

import { isProblem } from '@/api/problem'
import { useMessages } from '@/i18n/language'
import type { LooseEnds } from '@/lib/loose-ends'
import { plansOfQuery } from '@/lib/plans'
import { periodQuery, useMe } from '@/lib/session'

import { planMessages } from './plan-messages'

export function useMissingPlan(): LooseEnds {
  const t = useMessages(planMessages)
  const me = useMe()
  const current = useQuery(periodQuery)
  const plans = useQuery({ ...plansOfQuery(me.id), enabled: me.owes_plan })
  // Without a year that is open nobody can begin a plan.
  if (!me.owes_plan || isProblem(current.error, '/problems/not-found')) return []
  if (!plans.data || !current.data) return null
  const { cycle_id, year, planning_due_on } = current.data
  const hasOne = plans.data.items.some((plan) => plan.cycle_id === cycle_id && plan.state !== 'cancelled')
  return hasOne ? [] : [{ id: 'plan', what: t.none(year), why: t.noneMore, on: planning_due_on, act: t.start, link: { to: '/skp' } }]
}
