/** Accounts of the city's other systems, their tokens, and everybody's personal ones. */
import { queryOptions, useMutation } from '@tanstack/react-query'

import { api, dataOf, throwProblem } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

type Schemas = components['schemas']
export type Account = Schemas['ServiceAccountView']
export type Secret = Schemas['IssuedSecretView']
export type IssuedToken = Schemas['IssuedTokenView']
const MOST_SECRETS = 200

const kept = [...SUBJECTS.identity, 'service-accounts'] as const
const issued = [...SUBJECTS.identity, 'issued-tokens'] as const

export const accountsQuery = queryOptions({
  queryKey: [...kept, 'list'],
  queryFn: ({ signal }) => api.GET('/api/v1/service-accounts', { signal }).then(dataOf),
  initialData: came('/api/v1/service-accounts'),
})

export const secretsQuery = queryOptions({
  queryKey: [...kept, 'secrets'],
  queryFn: ({ signal }) => api.GET('/api/v1/issued-secrets', { params: { query: { size: MOST_SECRETS } }, signal }).then(dataOf),
  initialData: came('/api/v1/issued-secrets', { query: { size: MOST_SECRETS } }),
})

export const issuedQuery = (page: number) =>
  queryOptions({
    queryKey: [...issued, page],
    queryFn: ({ signal }) => api.GET('/api/v1/issued-tokens', { params: { query: { page } }, signal }).then(dataOf),
    initialData: came('/api/v1/issued-tokens', { query: { page } }),
  })

function useChange<Input, Output>(write: (input: Input) => Promise<Output>, key: readonly unknown[] = kept) {
  const invalidate = useInvalidate()
  return useMutation({ mutationFn: (input: Input) => write(input).catch(throwProblem), onSuccess: () => invalidate(key) })
}

export const useMakeAccount = () =>
  useChange((body: Schemas['ServiceAccountDraft']) => withIdempotencyKey('service-account', body, (header) => api.POST('/api/v1/service-accounts', { params: { header }, body }).then(dataOf)))

/** A secret leaves the memory with the dialog that shows it. */
export function useMakeSecret(accountId: string) {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (body: Schemas['SecretDraft']) =>
      withIdempotencyKey(`secret-${accountId}`, body, (header) => api.POST('/api/v1/service-accounts/{account_id}/secrets', { params: { path: { account_id: accountId }, header }, body }).then(dataOf)),
    onSuccess: () => invalidate(kept),
    gcTime: 0,
  })
}

export const useRevokeSecret = () =>
  useChange((secret: Secret) =>
    api.DELETE('/api/v1/service-accounts/{account_id}/secrets/{secret_id}', { params: { path: { account_id: secret.account_id, secret_id: secret.id } } }).then(dataOf),
  )

export const useEndAccount = () => useChange((id: string) => api.DELETE('/api/v1/service-accounts/{account_id}', { params: { path: { account_id: id } } }).then(dataOf))

export const useRevokeIssued = () => useChange((id: string) => api.DELETE('/api/v1/issued-tokens/{token_id}', { params: { path: { token_id: id } } }).then(dataOf), issued)
