/** Feedback received, given, and to be given. */
import { infiniteQueryOptions, queryOptions, useMutation } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { withIdempotencyKey } from '@/api/idempotency'
import { firstPage, nextPage } from '@/lib/paging'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

type Schemas = components['schemas']
export type Feedback = Schemas['FeedbackView']
export type Addressee = Schemas['Addressee']

const { feedback, rules } = SUBJECTS
const feedbackKeys = {
  received: [...feedback, 'received'] as const,
  given: [...feedback, 'given'] as const,
  addressees: (q: string) => [...feedback, 'addressees', q] as const,
}

export const receivedQuery = infiniteQueryOptions({
  queryKey: feedbackKeys.received,
  queryFn: ({ pageParam, signal }) => api.GET('/api/v1/feedback/received', { params: { query: { page: pageParam } }, signal }).then(dataOf),
  initialData: firstPage(came('/api/v1/feedback/received', { query: { page: 1 } })),
  initialPageParam: 1,
  getNextPageParam: (page) => nextPage(page),
})

export const givenQuery = infiniteQueryOptions({
  queryKey: feedbackKeys.given,
  queryFn: ({ pageParam, signal }) => api.GET('/api/v1/feedback/given', { params: { query: { page: pageParam } }, signal }).then(dataOf),
  initialData: firstPage(came('/api/v1/feedback/given', { query: { page: 1 } })),
  initialPageParam: 1,
  getNextPageParam: (page) => nextPage(page),
})

export const addresseesQuery = (q: string) =>
  queryOptions({
    queryKey: feedbackKeys.addressees(q),
    queryFn: ({ signal }) => api.GET('/api/v1/feedback/addressees', { params: { query: q ? { q } : {} }, signal }).then(dataOf),
    initialData: came('/api/v1/feedback/addressees', { query: q ? { q } : {} }),
  })

export const valuesQuery = queryOptions({
  queryKey: [...rules, 'behaviour'] as const,
  queryFn: ({ signal }) => api.GET('/api/v1/rules/behaviour-values', { signal }).then(dataOf),
  initialData: came('/api/v1/rules/behaviour-values'),
  staleTime: Number.POSITIVE_INFINITY,
})

export const colleaguesQuery = (q: string) =>
  queryOptions({
    queryKey: [...SUBJECTS.organization, 'colleagues', q] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/colleagues', { params: { query: q ? { q } : {} }, signal }).then(dataOf),
  })

export function useAskForFeedback() {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (draft: Schemas['RequestDraft']) =>
      withIdempotencyKey(`ask-${draft.plan_id}`, draft, (header) => api.POST('/api/v1/feedback/requests', { params: { header }, body: draft }).then(dataOf)),
    onSuccess: () => invalidate(SUBJECTS.tasks),
  })
}

export function useGiveFeedback() {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (draft: Schemas['FeedbackDraft']) =>
      withIdempotencyKey(`feedback-${draft.plan_id}`, draft, (header) => api.POST('/api/v1/feedback', { params: { header }, body: draft }).then(dataOf)),
    onSuccess: () => invalidate(feedback, SUBJECTS.tasks),
  })
}
