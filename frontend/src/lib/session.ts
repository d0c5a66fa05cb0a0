/** Who is signed in, as every page needs it. */
import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'

import { SUBJECTS } from './query-keys'

export type Me = components['schemas']['MeView']

export const meQuery = queryOptions({
  queryKey: SUBJECTS.me,
  queryFn: ({ signal }) => api.GET('/api/v1/me', { signal }).then(dataOf),
  initialData: came('/api/v1/me'),
  staleTime: 60_000,
})

export function useMe(): Me {
  return useSuspenseQuery(meQuery).data
}

export const cycleKeys = {
  all: SUBJECTS.cycles,
  current: [...SUBJECTS.cycles, 'current'] as const,
  detail: (id: number) => [...SUBJECTS.cycles, id] as const,
}

export const periodQuery = queryOptions({
  queryKey: cycleKeys.current,
  queryFn: ({ signal }) => api.GET('/api/v1/periods/current', { signal }).then(dataOf),
  initialData: came('/api/v1/periods/current'),
  staleTime: 60_000,
})

export function usePeriod() {
  return useSuspenseQuery(periodQuery).data
}

export const healthQuery = queryOptions({
  queryKey: SUBJECTS.health,
  queryFn: ({ signal }) => api.GET('/api/health/live', { signal }).then(dataOf),
  initialData: came('/api/health/live'),
  staleTime: 300_000,
})

/** The server's day, which is the only one that deadlines know. */
export function useToday(): string {
  const health = useQuery(healthQuery)
  return health.data?.today ?? new Date().toISOString().slice(0, 10)
}
