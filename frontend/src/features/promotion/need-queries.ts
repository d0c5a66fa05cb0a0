/** How many posts of each level an agency needs, and has. */
import { queryOptions, useMutation } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

type Schemas = components['schemas']
export type Need = Schemas['NeedList']['items'][number]
export type NeedDraft = Schemas['NeedDraft']

const asked = (agency: number | undefined) => (agency === undefined ? {} : { agency_id: agency })

export const needsQuery = (agency: number | undefined) =>
  queryOptions({
    queryKey: [...SUBJECTS.career, 'needs', agency],
    queryFn: ({ signal }) => api.GET('/api/v1/position-needs', { params: { query: asked(agency) }, signal }).then(dataOf),
    initialData: came('/api/v1/position-needs', { query: asked(agency) }),
  })

export function useSetNeed() {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (draft: NeedDraft) => api.PUT('/api/v1/position-needs', { body: draft }).then(dataOf),
    onSuccess: () => invalidate(SUBJECTS.career, SUBJECTS.promotion),
  })
}
