/** Plans, as several features read them: one's own, somebody's, the one that is reported on. */
import { queryOptions } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'

import { SUBJECTS } from './query-keys'

export type Plan = components['schemas']['PlanView']

const lists = [...SUBJECTS.goals, 'plans'] as const
export const planKeys = {
  all: SUBJECTS.goals,
  lists,
  of: (employeeId: string) => [...lists, 'of', employeeId] as const,
  detail: (id: string) => [...SUBJECTS.goals, 'plan', id] as const,
  parents: (id: string) => [...SUBJECTS.goals, 'parents', id] as const,
  comments: (id: string) => [...SUBJECTS.goals, 'comments', id] as const,
}

/** Where the unsent parts of a plan lie on the device: all begin alike, so that none is forgotten when the plan is submitted. */
export const planDrafts = (id: string) => `sk-plan-${id}-`

export const planQuery = (id: string) =>
  queryOptions({
    queryKey: planKeys.detail(id),
    queryFn: ({ signal }) => api.GET('/api/v1/plans/{plan_id}', { params: { path: { plan_id: id } }, signal }).then(dataOf),
    initialData: came('/api/v1/plans/{plan_id}', { path: { plan_id: id } }),
  })

export const plansOfQuery = (employeeId: string) =>
  queryOptions({
    queryKey: planKeys.of(employeeId),
    queryFn: ({ signal }) => api.GET('/api/v1/plans', { params: { query: { employee_id: employeeId, size: 50 } }, signal }).then(dataOf),
    initialData: came('/api/v1/plans', { query: { employee_id: employeeId, size: 50 } }),
  })
