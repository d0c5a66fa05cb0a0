/** What is proposed, given back and decided. */
import { queryOptions, useMutation } from '@tanstack/react-query'

import { api, dataOf, ifMatch } from '@/api/client'
import type { components } from '@/api/contract'
import { withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

type Schemas = components['schemas']
export type Proposal = Schemas['ProposalRow']
export type ProposedList = Schemas['ProposedList']
export type DecidedList = Schemas['DecidedList']
export type Decision = Schemas['DecidedTogether']['decision']
type Draft = Schemas['ProposalsDraft']
/** A proposal as it stood when it was looked at. */
export type Waiting = { id: string; version: number; name: string }

export const proposalsQuery = (employeeId: string) =>
  queryOptions({
    queryKey: [...SUBJECTS.promotion, 'proposals', employeeId],
    queryFn: ({ signal }) => api.GET('/api/v1/promotion/proposals', { params: { query: { employee_id: employeeId, size: 25 } }, signal }).then(dataOf),
  })

const MOST_WAITING = 100

/** What waits for a decision. */
export const waitingQuery = queryOptions({
  queryKey: [...SUBJECTS.promotion, 'waiting'],
  queryFn: ({ signal }) => api.GET('/api/v1/promotion/proposals', { params: { query: { state: 'proposed', size: MOST_WAITING } }, signal }).then(dataOf),
})

export const proposalQuery = (id: string) =>
  queryOptions({
    queryKey: [...SUBJECTS.promotion, 'proposal', id],
    queryFn: ({ signal }) => api.GET('/api/v1/promotion/proposals/{proposal_id}', { params: { path: { proposal_id: id } }, signal }).then(dataOf),
  })

export function usePropose() {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (draft: Draft) =>
      withIdempotencyKey(`propose-${draft.window_on}-${draft.path}`, draft, (header) => api.POST('/api/v1/promotion/proposals', { params: { header }, body: draft }).then(dataOf)),
    onSettled: () => invalidate(SUBJECTS.promotion),
  })
}

export type GivenBack = { returned: number; refused: { name: string; error: unknown }[] }

/** One after the other: each has its own version, and what one of them refuses keeps nobody else. */
export function useGiveBack() {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: async ({ proposals, reason }: { proposals: Waiting[]; reason: string }) => {
      const answer: GivenBack = { returned: 0, refused: [] }
      for (const one of proposals) {
        try {
          await giveBack(one, reason)
          answer.returned += 1
        } catch (error) {
          answer.refused.push({ name: one.name, error })
        }
      }
      return answer
    },
    onSettled: () => invalidate(SUBJECTS.promotion),
  })
}

function giveBack({ id, version }: Waiting, reason: string) {
  return withIdempotencyKey(`give-back-${id}`, { reason, version }, (header) =>
    api.POST('/api/v1/promotion/proposals/{proposal_id}/return', { params: { path: { proposal_id: id }, header: { ...header, ...ifMatch(version) } }, body: { reason } }).then(dataOf),
  )
}

export function useReadDecision() {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (id: string) =>
      withIdempotencyKey(`read-decision-${id}`, id, (header) => api.POST('/api/v1/promotion/proposals/{proposal_id}/reading', { params: { path: { proposal_id: id }, header } }).then(dataOf)),
    onSuccess: () => invalidate(SUBJECTS.tasks, SUBJECTS.promotion),
  })
}

export function useDecide() {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: ({ proposals, decision }: { proposals: Waiting[]; decision: Decision }) => {
      const body = { proposal_ids: proposals.map((one) => one.id), decision }
      return withIdempotencyKey('decide-promotions', body, (header) => api.POST('/api/v1/promotion/decisions', { params: { header }, body }).then(dataOf))
    },
    onSettled: () => invalidate(SUBJECTS.promotion, SUBJECTS.organization, SUBJECTS.career),
  })
}
