/** Who holds which role; given and ended. */
import { queryOptions, useMutation } from '@tanstack/react-query'

import { api, dataOf, throwProblem } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

type Schemas = components['schemas']
export type RoleHolder = Schemas['RoleHolderView']
export type Role = RoleHolder['role']
export type RoleDraft = Schemas['RoleGrantDraft']

const grants = [...SUBJECTS.identity, 'role-grants'] as const

export const rolesQuery = (withEnded: boolean, userId?: string) =>
  queryOptions({
    queryKey: [...grants, withEnded, userId],
    queryFn: ({ signal }) => api.GET('/api/v1/role-grants', { params: { query: { with_ended: withEnded, ...(userId && { user_id: userId }) } }, signal }).then(dataOf),
    initialData: came('/api/v1/role-grants', { query: { with_ended: withEnded, ...(userId && { user_id: userId }) } }),
  })

export function useGrantRole() {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (draft: RoleDraft) => withIdempotencyKey('role', draft, (header) => api.POST('/api/v1/role-grants', { params: { header }, body: draft }).then(dataOf)),
    onSuccess: () => invalidate(grants),
  })
}

export function useEndRole() {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (id: string) => api.DELETE('/api/v1/role-grants/{grant_id}', { params: { path: { grant_id: id } } }).then(dataOf).catch(throwProblem),
    onSuccess: () => invalidate(grants),
  })
}
