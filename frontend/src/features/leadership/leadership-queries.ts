/** How leaders lead in a period: of a unit, of one leader, and the acts behind a figure. */
import { queryOptions } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { SUBJECTS } from '@/lib/query-keys'

export type Act = components['schemas']['ActView']
export type Leadership = components['schemas']['Leadership']
export type LeaderLine = components['schemas']['LeaderLine']
export type PointCounts = components['schemas']['PointCounts']
export type LeaderPoint = components['schemas']['LeaderPoint']
export type Point = components['schemas']['PointKey']

export const ACTS_SHOWN = 25

/** Team, because whatever changes a team changes how it is led. */
const KEY = [...SUBJECTS.team, 'leadership'] as const

export const leadershipQuery = (period_id: number, page: number, unit_id?: string) =>
  queryOptions({
    queryKey: [...KEY, 'below', period_id, page, unit_id] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/leadership', { params: { query: { period_id, page, unit_id } }, signal }).then(dataOf),
  })

export const leaderQuery = (employee_id: string, period_id: number) =>
  queryOptions({
    queryKey: [...KEY, employee_id, period_id] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/leadership/{employee_id}', { params: { path: { employee_id }, query: { period_id } }, signal }).then(dataOf),
  })

type Wanted = { point: Point; late?: boolean; page: number }

export const actsQuery = (employee_id: string, period_id: number, { point, late, page }: Wanted) =>
  queryOptions({
    queryKey: [...KEY, employee_id, period_id, point, late, page] as const,
    queryFn: ({ signal }) =>
      api.GET('/api/v1/leadership/{employee_id}/acts', { params: { path: { employee_id }, query: { period_id, point, late, page, size: ACTS_SHOWN } }, signal }).then(dataOf),
  })
