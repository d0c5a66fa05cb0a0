/** Where one is signed in, and the tokens of one's scripts. */
import { queryOptions, useMutation } from '@tanstack/react-query'

import { api, dataOf, throwProblem } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

type Schemas = components['schemas']
export type Session = Schemas['SessionView']
export type Token = Schemas['TokenView']
export type TokenDraft = Schemas['TokenDraft']
export type Scope = Schemas['Scope']

const accountKeys = {
  sessions: [...SUBJECTS.identity, 'sessions'] as const,
  tokens: [...SUBJECTS.identity, 'tokens'] as const,
}

export const sessionsQuery = queryOptions({
  queryKey: accountKeys.sessions,
  queryFn: ({ signal }) => api.GET('/api/v1/sessions', { signal }).then(dataOf),
  initialData: came('/api/v1/sessions'),
})

export const tokensQuery = queryOptions({
  queryKey: accountKeys.tokens,
  queryFn: ({ signal }) => api.GET('/api/v1/tokens', { signal }).then(dataOf),
  initialData: came('/api/v1/tokens'),
})

/** Nothing can be done with it any more. */
export const isOver = (token: Token, today: string) => token.revoked_at !== null || token.expires_at.slice(0, 10) < today

export function useEndSession() {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (id: string) =>
      api.DELETE('/api/v1/sessions/{session_id}', { params: { path: { session_id: id } } }).then(dataOf).catch(throwProblem),
    onSuccess: () => invalidate(accountKeys.sessions, SUBJECTS.tasks),
  })
}

/** The device is mine: the notice goes. */
export function useRecognizeDevice() {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (id: string) =>
      withIdempotencyKey('device', id, (header) =>
        api.POST('/api/v1/sessions/{session_id}/recognition', { params: { header, path: { session_id: id } } }).then(dataOf),
      ),
    onSuccess: () => invalidate(SUBJECTS.tasks),
  })
}

export function useMakeToken() {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (draft: TokenDraft) => withIdempotencyKey('token', draft, (header) => api.POST('/api/v1/tokens', { params: { header }, body: draft }).then(dataOf)),
    onSuccess: () => invalidate(accountKeys.tokens),
  })
}

export function useRevokeToken() {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (id: string) =>
      api.DELETE('/api/v1/tokens/{token_id}', { params: { path: { token_id: id } } }).then(dataOf).catch(throwProblem),
    onSuccess: () => invalidate(accountKeys.tokens),
  })
}
