/** Reports, as several features read them: what is reported of a period, and where a figure stands. */
import { queryOptions } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'

import { SUBJECTS } from './query-keys'

export type ReportForm = components['schemas']['ReportForm']
export type ReportedIndicator = components['schemas']['ReportedIndicator']

export const reportQuery = (planId: string, periodId: number) =>
  queryOptions({
    queryKey: [...SUBJECTS.achievements, 'report', planId, periodId] as const,
    queryFn: ({ signal }) =>
      api
        .GET('/api/v1/plans/{plan_id}/periods/{period_id}/report', { params: { path: { plan_id: planId, period_id: periodId } }, signal })
        .then(dataOf),
    initialData: came('/api/v1/plans/{plan_id}/periods/{period_id}/report', { path: { plan_id: planId, period_id: periodId } }),
  })
