/** A proposed programme while it is written: what it would reach, how it is kept and handed to the head. */
import { queryOptions, useMutation } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

type Schemas = components['schemas']
export type Draft = Schemas['ProgrammeDraft']
export type Kept = Schemas['ProgrammeView']
export type Reach = Schemas['ReachView']
export type ReachWanted = { unit_id: string; year: number; competences: string[]; seats: number }

const MOST_SEATS = 2000

export const programmeQuery = (id: string) =>
  queryOptions({
    queryKey: [...SUBJECTS.training, 'programme', id],
    queryFn: ({ signal }) => api.GET('/api/v1/training-programmes/{programme_id}', { params: { path: { programme_id: id } }, signal }).then(dataOf),
    initialData: came('/api/v1/training-programmes/{programme_id}', { path: { programme_id: id } }),
  })

export const reachQuery = (wanted: ReachWanted) =>
  queryOptions({
    queryKey: [...SUBJECTS.training, 'reach', wanted],
    queryFn: ({ signal }) => api.GET('/api/v1/training-plan/reach', { params: { query: wanted }, signal }).then(dataOf),
    enabled: wanted.competences.length > 0 && wanted.seats >= 1 && wanted.seats <= MOST_SEATS,
  })

export type Saved = { id?: string | undefined; version?: number | undefined; draft: Draft }

/** Keeps a new proposal, or writes one anew. */
export function useSaveProgramme() {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: ({ id, version, draft }: Saved) =>
      id === undefined
        ? withIdempotencyKey('training-programme', draft, (header) => api.POST('/api/v1/training-programmes', { params: { header }, body: draft }).then(dataOf))
        : api.PUT('/api/v1/training-programmes/{programme_id}', { params: { path: { programme_id: id }, header: { 'If-Match': `"${version ?? 0}"` } }, body: draft }).then(dataOf),
    onSuccess: () => invalidate(SUBJECTS.training),
  })
}

export type Handed = { id: string; version: number }

export function useProposeProgramme() {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: ({ id, version }: Handed) =>
      withIdempotencyKey(`training-proposal-${id}`, version, (header) =>
        api.POST('/api/v1/training-programmes/{programme_id}/proposal', { params: { path: { programme_id: id }, header: { ...header, 'If-Match': `"${version}"` } } }).then(dataOf),
      ),
    onSuccess: () => invalidate(SUBJECTS.training, SUBJECTS.tasks),
  })
}
