/** Services with their standard, as several features read them: one's own cases, a team's, what figures are mapped from. */
import { queryOptions } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'

import { SUBJECTS } from './query-keys'

export type ServiceLine = components['schemas']['ServiceLine']

export const servicesQuery = queryOptions({
  queryKey: [...SUBJECTS.measurements, 'services', 'list'] as const,
  queryFn: ({ signal }) => api.GET('/api/v1/services', { signal }).then(dataOf),
  initialData: came('/api/v1/services'),
})
