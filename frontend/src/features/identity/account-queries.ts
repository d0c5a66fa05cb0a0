/** Where one is signed in, and the tokens of one's scripts. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { api, dataOf, networkProblem } from '@/api/client'
import type { components } from '@/api/contract'
import { withIdempotencyKey } from '@/api/idempotency'

type Schemas = components['schemas']
export type Session = Schemas['SessionView']
export type Token = Schemas['TokenView']
export type TokenDraft = Schemas['TokenDraft']
export type Scope = Schemas['Scope']

const fail = (error: unknown): never => {
  throw networkProblem(error)
}

export const sessionsQuery = queryOptions({
  queryKey: ['identity', 'sessions'] as const,
  queryFn: ({ signal }) => api.GET('/api/v1/sessions', { signal }).then(dataOf),
})

export const tokensQuery = queryOptions({
  queryKey: ['identity', 'tokens'] as const,
  queryFn: ({ signal }) => api.GET('/api/v1/tokens', { signal }).then(dataOf),
})

export function useEndSession() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: string) =>
      api.DELETE('/api/v1/sessions/{session_id}', { params: { path: { session_id: id } } }).then(dataOf).catch(fail),
    onSuccess: () => cache.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  })
}

export function useMakeToken() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (draft: TokenDraft) => withIdempotencyKey('token', draft, (header) => api.POST('/api/v1/tokens', { params: { header }, body: draft }).then(dataOf)),
    onSuccess: () => cache.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  })
}

export function useRevokeToken() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: string) =>
      api.DELETE('/api/v1/tokens/{token_id}', { params: { path: { token_id: id } } }).then(dataOf).catch(fail),
    onSuccess: () => cache.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  })
}
