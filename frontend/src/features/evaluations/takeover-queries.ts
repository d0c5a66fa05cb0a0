/** Taking over an earlier result for a period in which somebody moved (IV.A.13a). */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { api, dataOf, throwProblem } from '@/api/client'
import type { components } from '@/api/contract'
import { withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

export type Takeover = components['schemas']['TakeoverView']
export type TakeoverStep = Takeover['may'][number]

const takeoverKey = (id: string) => [...SUBJECTS.evaluations, 'takeover', id] as const

export const takeoverQuery = (id: string) =>
  queryOptions({
    queryKey: takeoverKey(id),
    queryFn: ({ signal }) => api.GET('/api/v1/evaluations/{evaluation_id}/takeover', { params: { path: { evaluation_id: id } }, signal }).then(dataOf),
  })

export function useTakeover(id: string) {
  const cache = useQueryClient()
  const invalidate = useInvalidate()
  const path = { evaluation_id: id }
  const acts: Record<TakeoverStep, () => Promise<Takeover>> = {
    propose: () =>
      withIdempotencyKey(`takeover-${id}`, 'propose', (header) => api.POST('/api/v1/evaluations/{evaluation_id}/takeover', { params: { path, header } }).then(dataOf)),
    agree: () =>
      withIdempotencyKey(`takeover-${id}`, 'agree', (header) => api.POST('/api/v1/evaluations/{evaluation_id}/takeover/agreement', { params: { path, header } }).then(dataOf)),
    end: () => api.DELETE('/api/v1/evaluations/{evaluation_id}/takeover', { params: { path } }).then(dataOf),
  }
  return useMutation({
    mutationFn: (step: TakeoverStep) => acts[step]().catch(throwProblem),
    onSuccess: (takeover) => {
      cache.setQueryData(takeoverKey(id), takeover)
      void invalidate(SUBJECTS.evaluations, SUBJECTS.tasks, SUBJECTS.team)
    },
    onError: () => void invalidate(takeoverKey(id)),
  })
}
