/** How ready a period is to be evaluated: counts of people, and who they are. */
import { queryOptions } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { SUBJECTS } from '@/lib/query-keys'

export type Readiness = components['schemas']['Readiness']
export type ReadinessLine = components['schemas']['ReadinessLine']
export type Kind = components['schemas']['ReadinessKind']
export type Place = { cycle_id: number; period_id: number }

export const KINDS: readonly Kind[] = ['reported', 'not_reported', 'without_plan', 'without_assessor']
const keyOf = (place: Place) => [...SUBJECTS.readiness, place.cycle_id, place.period_id] as const

export const readinessQuery = (place: Place) =>
  queryOptions({
    queryKey: keyOf(place),
    queryFn: ({ signal }) => api.GET('/api/v1/cycles/{cycle_id}/periods/{period_id}/readiness', { params: { path: place }, signal }).then(dataOf),
    initialData: came('/api/v1/cycles/{cycle_id}/periods/{period_id}/readiness', { path: place }),
  })

export const unreadyQuery = (place: Place, kind: Kind, page: number) =>
  queryOptions({
    queryKey: [...keyOf(place), kind, page] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/cycles/{cycle_id}/periods/{period_id}/readiness/people', { params: { path: place, query: { kind, page, size: 50 } }, signal }).then(dataOf),
    initialData: came('/api/v1/cycles/{cycle_id}/periods/{period_id}/readiness/people', { path: place, query: { kind, page, size: 50 } }),
  })
