/** What of a plan is measured, and contesting it. */
import { queryOptions, useMutation } from '@tanstack/react-query'

import { api, dataOf, ifMatch } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

type Schemas = components['schemas']
export type Measured = Schemas['MeasuredIndicator']
export type MeasuredPeriod = Schemas['MeasuredView']
export type Contest = Schemas['ContestView']

const { achievements, measurements, tasks, evaluations } = SUBJECTS

export const measuredQuery = (planId: string, periodId: number) =>
  queryOptions({
    queryKey: [...measurements, 'measured', planId, periodId] as const,
    queryFn: ({ signal }) =>
      api
        .GET('/api/v1/plans/{plan_id}/periods/{period_id}/measured', { params: { path: { plan_id: planId, period_id: periodId } }, signal })
        .then(dataOf),
    initialData: came('/api/v1/plans/{plan_id}/periods/{period_id}/measured', { path: { plan_id: planId, period_id: periodId } }),
  })

/** A contest freezes the line of the report and is a task of whoever answers. */
function useContestMutation<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const invalidate = useInvalidate()
  return useMutation({ mutationFn, onSuccess: () => void invalidate(measurements, achievements, tasks, evaluations) })
}

export type Place = { planId: string; periodId: number; indicatorId: string }

export const useContest = ({ planId, periodId, indicatorId }: Place) =>
  useContestMutation((body: Schemas['ContestDraft']) =>
    withIdempotencyKey(`contest-${planId}-${periodId}-${indicatorId}`, body, (header) =>
      api
        .POST('/api/v1/plans/{plan_id}/periods/{period_id}/indicators/{indicator_id}/contest', {
          params: { path: { plan_id: planId, period_id: periodId, indicator_id: indicatorId }, header },
          body,
        })
        .then(dataOf),
    ),
  )

export const useWithdraw = () =>
  useContestMutation(({ id, version }: Contest) =>
    withIdempotencyKey(`withdraw-${id}`, version, (header) =>
      api.POST('/api/v1/contests/{contest_id}/withdraw', { params: { path: { contest_id: id }, header: { ...header, ...ifMatch(version) } } }).then(dataOf),
    ),
  )
