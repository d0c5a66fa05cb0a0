/** Years with their periods, as several features read them. */
import { queryOptions } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'

import { cycleKeys } from './session'

export type Period = components['schemas']['PeriodView']

/** What a plan is reported by is that of its own year. */
export const cycleQuery = (id: number) =>
  queryOptions({
    queryKey: cycleKeys.detail(id),
    queryFn: ({ signal }) => api.GET('/api/v1/cycles/{cycle_id}', { params: { path: { cycle_id: id } }, signal }).then(dataOf),
    initialData: came('/api/v1/cycles/{cycle_id}', { path: { cycle_id: id } }),
  })
