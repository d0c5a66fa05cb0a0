/** The years: their periods' steps, the one that is made next. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { api, dataOf, throwProblem } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { withIdempotencyKey } from '@/api/idempotency'
import { cycleKeys } from '@/lib/session'

export type Period = components['schemas']['PeriodOfCycle']
export type Step = 'opening' | 'evaluation' | 'closing'
/** `reason`: why a period is closed though somebody stays without a result. */
export type Move = { step: Step; reason?: string }

const STEPS = {
  opening: '/api/v1/cycles/{cycle_id}/periods/{period_id}/opening',
  evaluation: '/api/v1/cycles/{cycle_id}/periods/{period_id}/evaluation',
} as const
const CLOSING = '/api/v1/cycles/{cycle_id}/periods/{period_id}/closing'

export const cyclesQuery = queryOptions({
  queryKey: [...cycleKeys.all, 'list'] as const,
  queryFn: ({ signal }) => api.GET('/api/v1/cycles', { signal }).then(dataOf),
  initialData: came('/api/v1/cycles'),
})

export const proposalQuery = (year: number) =>
  queryOptions({
    queryKey: [...cycleKeys.all, 'proposal', year] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/cycle-proposals/{year}', { params: { path: { year } }, signal }).then(dataOf),
  })

export function useStep(cycleId: number, periodId: number) {
  const cache = useQueryClient()
  const path = { cycle_id: cycleId, period_id: periodId }
  return useMutation({
    mutationFn: ({ step, reason }: Move) =>
      withIdempotencyKey(`period-${periodId}`, { step, reason }, (header) =>
        step === 'closing'
          ? api.POST(CLOSING, { params: { path, header }, body: { reason: reason ?? null } }).then(dataOf)
          : api.POST(STEPS[step], { params: { path, header } }).then(dataOf),
      ).catch(throwProblem),
    onSuccess: () => void cache.invalidateQueries(),
    onError: () => void cache.invalidateQueries({ queryKey: cycleKeys.all }),
  })
}

export function useMakeYear() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (year: number) => withIdempotencyKey('year', year, (header) => api.POST('/api/v1/cycles', { params: { header }, body: { year } }).then(dataOf)).catch(throwProblem),
    onSuccess: () => void cache.invalidateQueries(),
    onError: () => void cache.invalidateQueries({ queryKey: cycleKeys.all }),
  })
}
