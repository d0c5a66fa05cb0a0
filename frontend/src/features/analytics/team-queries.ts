/** My team in a period, as the server orders it: who needs help first. */
import { queryOptions } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { SUBJECTS } from '@/lib/query-keys'

export type Team = components['schemas']['TeamView']
export type Line = components['schemas']['TeamLine']
export type Need = Line['needs'][number]

export const teamQuery = (periodId: number) =>
  queryOptions({
    queryKey: [...SUBJECTS.team, periodId] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/team', { params: { query: { period_id: periodId } }, signal }).then(dataOf),
    initialData: came('/api/v1/team', { query: { period_id: periodId } }),
  })
