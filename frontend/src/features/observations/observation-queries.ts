/** Class observations: whose practice is observed, one of them step by step, and the table of practices. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { api, dataOf, ifMatch } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { type IdempotencyHeader, withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

type Schemas = components['schemas']
export type Observation = Schemas['ObservationView']
export type ObservablePlan = Schemas['ObservablePlanView']
export type Appointment = Schemas['Appointment']
export type Notes = Schemas['Notes']
export type Shown = Schemas['Shown']
export type Stage = Schemas['ObservationStage']


const { observations, tasks } = SUBJECTS
const MOST = 100
const detail = (id: string) => [...observations, 'one', id] as const

export const observationQuery = (id: string) =>
  queryOptions({
    queryKey: detail(id),
    queryFn: ({ signal }) => api.GET('/api/v1/observations/{observation_id}', { params: { path: { observation_id: id } }, signal }).then(dataOf),
    initialData: came('/api/v1/observations/{observation_id}', { path: { observation_id: id } }),
  })

export const observableQuery = queryOptions({
  queryKey: [...observations, 'plans'] as const,
  queryFn: ({ signal }) => api.GET('/api/v1/observations/plans', { signal }).then(dataOf),
  initialData: came('/api/v1/observations/plans'),
})

/** Those of one plan, or mine; the newest day first. */
export const observationsQuery = (plan: string | undefined) => {
  const query = plan === undefined ? { mine: true, size: MOST } : { plan_id: plan, size: MOST }
  return queryOptions({
    queryKey: [...observations, 'list', plan] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/observations', { params: { query }, signal }).then(dataOf),
    initialData: came('/api/v1/observations', { query }),
  })
}

/** A step of an observation: what it has become is on the screen at once, and tasks are read again. */
function useStep<Input>(place: string, write: (input: Input, header: IdempotencyHeader) => Promise<Observation>) {
  const cache = useQueryClient()
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (input: Input) => withIdempotencyKey(place, input, (header) => write(input, header)),
    onSuccess: (found) => {
      cache.setQueryData(detail(found.id), found)
      void invalidate(observations, tasks)
    },
    onError: () => void invalidate(observations),
  })
}

const at = (id: string) => ({ observation_id: id })

export const usePlanObservation = () =>
  useStep('observation', (body: Schemas['ObservationDraft'], header) => api.POST('/api/v1/observations', { params: { header }, body }).then(dataOf))

export const useMove = ({ id, version }: Observation) =>
  useStep(`observation-move-${id}`, (body: Appointment) => api.PATCH('/api/v1/observations/{observation_id}', { params: { path: at(id), header: ifMatch(version) }, body }).then(dataOf))

export const useAgree = (id: string) =>
  useStep(`observation-agree-${id}`, (version: number, header) =>
    api.POST('/api/v1/observations/{observation_id}/agreement', { params: { path: at(id), header: { ...header, ...ifMatch(version) } } }).then(dataOf))

export const useReflect = ({ id, version }: Observation) =>
  useStep(`observation-reflect-${id}`, (text: string, header) =>
    api.POST('/api/v1/observations/{observation_id}/reflect', { params: { path: at(id), header: { ...header, ...ifMatch(version) } }, body: { text } }).then(dataOf))

export const useFinish = ({ id, version }: Observation) =>
  useStep(`observation-finish-${id}`, (followUp: string, header) =>
    api.POST('/api/v1/observations/{observation_id}/finish', { params: { path: at(id), header: { ...header, ...ifMatch(version) } }, body: { follow_up: followUp } }).then(dataOf))

export const useCancel = ({ id, version }: Observation) =>
  useStep(`observation-cancel-${id}`, (reason: string, header) =>
    api.POST('/api/v1/observations/{observation_id}/cancel', { params: { path: at(id), header: { ...header, ...ifMatch(version) } }, body: { reason } }).then(dataOf))

export type Seen = { notes: Notes; version: number; isDone: boolean }

/** What was seen in class so far, or all of it. */
export function useNotes(id: string) {
  const cache = useQueryClient()
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: ({ notes, version, isDone }: Seen) => {
      if (!isDone) return api.PUT('/api/v1/observations/{observation_id}/notes', { params: { path: at(id), header: ifMatch(version) }, body: notes }).then(dataOf)
      return withIdempotencyKey(`observation-done-${id}`, [notes, version], (header) =>
        api.POST('/api/v1/observations/{observation_id}/observe', { params: { path: at(id), header: { ...header, ...ifMatch(version) } }, body: notes }).then(dataOf))
    },
    onSuccess: (found, { isDone }) => {
      cache.setQueryData(detail(id), found)
      if (isDone) void invalidate(observations, tasks)
    },
    onError: () => void invalidate(observations),
  })
}
