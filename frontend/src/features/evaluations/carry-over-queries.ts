/** Taking over an earlier result for a period in which somebody moved (IV.A.13a). */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { api, dataOf, throwProblem } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

export type CarryOver = components['schemas']['CarryOverView']
export type CarryOverStep = CarryOver['may'][number]

const carryOverKey = (id: string) => [...SUBJECTS.evaluations, 'carry-over', id] as const

export const carryOverQuery = (id: string) =>
  queryOptions({
    queryKey: carryOverKey(id),
    queryFn: ({ signal }) => api.GET('/api/v1/evaluations/{evaluation_id}/carry-over', { params: { path: { evaluation_id: id } }, signal }).then(dataOf),
    initialData: came('/api/v1/evaluations/{evaluation_id}/carry-over', { path: { evaluation_id: id } }),
  })

export function useCarryOver(id: string) {
  const cache = useQueryClient()
  const invalidate = useInvalidate()
  const path = { evaluation_id: id }
  const acts: Record<CarryOverStep, () => Promise<CarryOver>> = {
    propose: () =>
      withIdempotencyKey(`carryOver-${id}`, 'propose', (header) => api.POST('/api/v1/evaluations/{evaluation_id}/carry-over', { params: { path, header } }).then(dataOf)),
    agree: () =>
      withIdempotencyKey(`carryOver-${id}`, 'agree', (header) => api.POST('/api/v1/evaluations/{evaluation_id}/carry-over/agreement', { params: { path, header } }).then(dataOf)),
    end: () => api.DELETE('/api/v1/evaluations/{evaluation_id}/carry-over', { params: { path } }).then(dataOf),
  }
  return useMutation({
    mutationFn: (step: CarryOverStep) => acts[step]().catch(throwProblem),
    onSuccess: (carryOver) => {
      cache.setQueryData(carryOverKey(id), carryOver)
      void invalidate(SUBJECTS.evaluations, SUBJECTS.tasks, SUBJECTS.team)
    },
    onError: () => void invalidate(carryOverKey(id)),
  })
}
