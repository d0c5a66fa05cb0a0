/** Feedback received, given, and to be given. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { withIdempotencyKey } from '@/api/idempotency'

type Schemas = components['schemas']
export type Feedback = Schemas['FeedbackView']
export type Addressee = Schemas['Addressee']

export const receivedQuery = queryOptions({
  queryKey: ['feedback', 'received'] as const,
  queryFn: ({ signal }) => api.GET('/api/v1/feedback/received', { signal }).then(dataOf),
})

export const givenQuery = queryOptions({
  queryKey: ['feedback', 'given'] as const,
  queryFn: ({ signal }) => api.GET('/api/v1/feedback/given', { signal }).then(dataOf),
})

export const addresseesQuery = (q: string) =>
  queryOptions({
    queryKey: ['feedback', 'addressees', q] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/feedback/addressees', { params: { query: q ? { q } : {} }, signal }).then(dataOf),
  })

export const valuesQuery = queryOptions({
  queryKey: ['rules', 'behaviour'] as const,
  queryFn: ({ signal }) => api.GET('/api/v1/rules/behaviour-values', { signal }).then(dataOf),
  staleTime: Number.POSITIVE_INFINITY,
})

export function useGiveFeedback() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (draft: Schemas['FeedbackDraft']) =>
      withIdempotencyKey(`feedback-${draft.plan_id}`, draft, (header) => api.POST('/api/v1/feedback', { params: { header }, body: draft }).then(dataOf)),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['feedback'] }),
  })
}
