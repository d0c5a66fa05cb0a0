/** Sources of measurements, what they and services are mapped to, and what people contest. */
import { queryOptions, useMutation } from '@tanstack/react-query'

import { api, dataOf, ifMatch } from '@/api/client'
import type { components, paths } from '@/api/contract'
import { came } from '@/api/first-answers'
import { withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

type Schemas = components['schemas']
export type Source = Schemas['SourceView']
export type SourceDraft = Schemas['SourceDraft']
export type Metric = Schemas['MetricView']
export type Mapping = Schemas['MappingView']
export type MappingDraft = Schemas['MappingDraft']
export type Candidate = paths['/api/v1/mappings/candidates']['get']['responses'][200]['content']['application/json']['items'][number]
export type Trial = Schemas['TrialView']
export type Contest = Schemas['ContestView']
export type Take = Schemas['Take']

const { measurements, achievements, tasks, evaluations } = SUBJECTS
const SIZE = 25
const MOST_SHOWN = 10

export const sourcesQuery = queryOptions({
  queryKey: [...measurements, 'sources'] as const,
  queryFn: ({ signal }) => api.GET('/api/v1/measurement-sources', { signal }).then(dataOf),
  initialData: came('/api/v1/measurement-sources'),
})

export const metricsQuery = (sourceId: string) =>
  queryOptions({
    queryKey: [...measurements, 'metrics', sourceId] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/measurement-sources/{source_id}/metrics', { params: { path: { source_id: sourceId } }, signal }).then(dataOf),
    enabled: sourceId !== '',
  })

export type MappingFilter = { service_id?: string | undefined; source_id?: string | undefined; page: number }

export const mappingsQuery = (filter: MappingFilter) =>
  queryOptions({
    queryKey: [...measurements, 'mappings', filter] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/mappings', { params: { query: { ...filter, size: SIZE } }, signal }).then(dataOf),
    initialData: came('/api/v1/mappings', { query: { ...filter, size: SIZE } }),
  })

export const candidatesQuery = (cycleId: number, q: string) =>
  queryOptions({
    queryKey: [...measurements, 'candidates', cycleId, q] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/mappings/candidates', { params: { query: { cycle_id: cycleId, q: q || undefined, size: MOST_SHOWN } }, signal }).then(dataOf),
  })

export const contestsQuery = (state: 'open' | undefined, page: number) =>
  queryOptions({
    queryKey: [...measurements, 'contests', state, page] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/contests', { params: { query: { state, page, size: SIZE } }, signal }).then(dataOf),
    initialData: came('/api/v1/contests', { query: { state, page, size: SIZE } }),
  })

/** What is measured shows in reports, tasks and evaluations. */
function useMeasuringMutation<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const invalidate = useInvalidate()
  return useMutation({ mutationFn, onSuccess: () => void invalidate(measurements, achievements, tasks, evaluations) })
}

/** Looks at past data; nothing is written, so nothing is read again. */
export const useTryMapping = () => useMutation({ mutationFn: (body: MappingDraft) => api.POST('/api/v1/mappings/try', { body }).then(dataOf) })

export const useMap = () =>
  useMeasuringMutation((body: MappingDraft) => withIdempotencyKey('mapping', body, (header) => api.POST('/api/v1/mappings', { params: { header }, body }).then(dataOf)))

const of = ({ id, version }: Mapping, header: { 'Idempotency-Key': string }) => ({ path: { mapping_id: id }, header: { ...header, ...ifMatch(version) } })

export const useStartMapping = () =>
  useMeasuringMutation((one: Mapping) => withIdempotencyKey(`start-${one.id}`, one.version, (header) => api.POST('/api/v1/mappings/{mapping_id}/start', { params: of(one, header) }).then(dataOf)))

export const useEndMapping = (one: Mapping) =>
  useMeasuringMutation((body: Schemas['EndDraft']) =>
    withIdempotencyKey(`end-${one.id}`, body, (header) => api.POST('/api/v1/mappings/{mapping_id}/end', { params: of(one, header), body }).then(dataOf)),
  )

export const useAddSource = () =>
  useMeasuringMutation((body: SourceDraft) => withIdempotencyKey('source', body, (header) => api.POST('/api/v1/measurement-sources', { params: { header }, body }).then(dataOf)))

export const useChangeSource = ({ id, version }: Source) =>
  useMeasuringMutation((body: Schemas['SourceChange']) => api.PATCH('/api/v1/measurement-sources/{source_id}', { params: { path: { source_id: id }, header: ifMatch(version) }, body }).then(dataOf))

export const usePollSource = () =>
  useMeasuringMutation((id: string) => withIdempotencyKey(`poll-${id}`, Date.now(), (header) => api.POST('/api/v1/measurement-sources/{source_id}/poll', { params: { path: { source_id: id }, header } }).then(dataOf)))

export const useAnswer = ({ id, version }: Contest) =>
  useMeasuringMutation((body: Schemas['ContestAnswer']) =>
    withIdempotencyKey(`answer-${id}`, body, (header) =>
      api.POST('/api/v1/contests/{contest_id}/answer', { params: { path: { contest_id: id }, header: { ...header, ...ifMatch(version) } }, body }).then(dataOf),
    ),
  )

/** Who has read the answer has one thing less to do. */
export const useReadAnswer = () =>
  useMeasuringMutation((id: string) =>
    withIdempotencyKey(`reading-${id}`, id, (header) => api.POST('/api/v1/contests/{contest_id}/reading', { params: { path: { contest_id: id }, header } }).then(dataOf)),
  )
