/** Trying rule changes on past data, and deciding on a policy. */
import { queryOptions, useMutation } from '@tanstack/react-query'

import { api, dataOf, ifMatch } from '@/api/client'
import type { components } from '@/api/contract'
import { withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

import type { At } from './policy-queries'

type Schemas = components['schemas']
export type Simulation = Schemas['SimulationView']
export type Tried = Simulation['changes'][number]
export type AdoptionPreview = Schemas['AdoptionPreview']
export type AdoptionDraft = Schemas['AdoptionDraft']
export type Minutes = Schemas['MinutesView']

export const simulationsQuery = (policyId: string) =>
  queryOptions({
    queryKey: [...SUBJECTS.policy, 'simulations', policyId],
    queryFn: ({ signal }) => api.GET('/api/v1/policies/{policy_id}/simulations', { params: { path: { policy_id: policyId } }, signal }).then(dataOf),
  })

export const adoptionQuery = (policyId: string) =>
  queryOptions({
    queryKey: [...SUBJECTS.policy, 'adoption', policyId],
    queryFn: ({ signal }) => api.GET('/api/v1/policies/{policy_id}/adoption', { params: { path: { policy_id: policyId } }, signal }).then(dataOf),
  })

export function useSimulate(policyId: string) {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (days: Schemas['SimulationDraft']) => withIdempotencyKey(`simulate-${policyId}`, { days, at: Date.now() }, (header) => api.POST('/api/v1/policies/{policy_id}/simulations', { params: { path: { policy_id: policyId }, header }, body: days }).then(dataOf)),
    onSuccess: () => invalidate(SUBJECTS.policy),
  })
}

export function useAdopt({ id, version }: At) {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (draft: AdoptionDraft) => withIdempotencyKey(`adopt-${id}`, { draft, version }, (header) => api.POST('/api/v1/policies/{policy_id}/adoption', { params: { path: { policy_id: id }, header: { ...header, ...ifMatch(version) } }, body: draft }).then(dataOf)),
    onSuccess: () => invalidate(SUBJECTS.policy, SUBJECTS.rules, SUBJECTS.cycles),
  })
}

export function useWithdraw({ id, version }: At) {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (reason: string) => withIdempotencyKey(`withdraw-${id}`, { reason, version }, (header) => api.POST('/api/v1/policies/{policy_id}/withdrawal', { params: { path: { policy_id: id }, header: { ...header, ...ifMatch(version) } }, body: { reason } }).then(dataOf)),
    onSuccess: () => invalidate(SUBJECTS.policy, SUBJECTS.rules, SUBJECTS.cycles),
  })
}
