/** Whose turn it is. */
import { queryOptions } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'

export type Task = components['schemas']['TaskView']

export const tasksQuery = queryOptions({
  queryKey: ['tasks'] as const,
  queryFn: ({ signal }) => api.GET('/api/v1/tasks', { signal }).then(dataOf),
})
