/** A plan as paper shows it: one that was agreed as it was agreed, with people as they were; any other as it stands. */
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { type Plan, planQuery } from '@/lib/plans'
import { SUBJECTS } from '@/lib/query-keys'

export type Paper = Pick<Plan, 'title' | 'form' | 'approach' | 'starts_on' | 'ends_on' | 'employee' | 'assessor' | 'goals' | 'behaviour' | 'supports'>
type Version = components['schemas']['VersionView']
/** What an agreement fixes, as the API keeps it. */
type Agreed = Omit<Paper, 'title' | 'form' | 'approach' | 'starts_on' | 'ends_on'> & { head: Pick<Paper, 'title' | 'form' | 'approach' | 'starts_on' | 'ends_on'> }

const isFixed = (plan: Plan) => plan.revision > 0 && (plan.state === 'agreed' || plan.state === 'closed')

/** Nothing of an agreed version changes any more; without one there is none to read. */
const versionQuery = (plan: Plan) =>
  queryOptions({
    queryKey: [...SUBJECTS.goals, 'version', plan.id, isFixed(plan) ? plan.revision : 0],
    queryFn: ({ signal }): Promise<Version | null> | null =>
      isFixed(plan) ? api.GET('/api/v1/plans/{plan_id}/versions/{number}', { params: { path: { plan_id: plan.id, number: plan.revision } }, signal }).then(dataOf) : null,
    initialData: () => (isFixed(plan) ? came('/api/v1/plans/{plan_id}/versions/{number}', { path: { plan_id: plan.id, number: plan.revision } })() : null),
  })

export function usePaper(planId: string): { plan: Plan; paper: Paper; version: Version | null } {
  const { data: plan } = useSuspenseQuery(planQuery(planId))
  const { data: version } = useSuspenseQuery(versionQuery(plan))
  if (version === null) return { plan, paper: plan, version }
  const { head, ...content } = version.content as unknown as Agreed
  return { plan, paper: { ...head, ...content }, version }
}
