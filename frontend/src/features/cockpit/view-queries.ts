/** Views of the cockpit that one saved, and where its files are. */
import { queryOptions, useMutation } from '@tanstack/react-query'

import { api, dataOf, ifMatch, throwProblem } from '@/api/client'
import type { components } from '@/api/contract'
import { withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

import type { Place } from './cockpit-queries'

export type SavedView = components['schemas']['SavedViewShown']
type Draft = components['schemas']['SavedViewDraft']

const viewsKey = [...SUBJECTS.cockpit, 'views'] as const

export const viewsQuery = queryOptions({
  queryKey: viewsKey,
  queryFn: ({ signal }) => api.GET('/api/v1/cockpit/views', { signal }).then(dataOf),
})

/** A file of what is shown; the browser fetches it itself. */
export const FILES = ['brief', 'workbook', 'tables/units', 'tables/help'] as const

export function fileAddress(file: (typeof FILES)[number], place: Place) {
  const wanted = new URLSearchParams()
  for (const [name, value] of Object.entries(place)) if (value !== undefined) wanted.set(name, String(value))
  return `/api/v1/cockpit/${file}?${wanted}`
}

export function useSaveView() {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (draft: Draft) => withIdempotencyKey('cockpit-view', draft, (header) => api.POST('/api/v1/cockpit/views', { params: { header }, body: draft }).then(dataOf)),
    onSuccess: () => invalidate(viewsKey),
  })
}

export function useDropView() {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: ({ id, version }: SavedView) => api.DELETE('/api/v1/cockpit/views/{view_id}', { params: { path: { view_id: id }, header: ifMatch(version) } }).then(dataOf).catch(throwProblem),
    onSuccess: () => invalidate(viewsKey, SUBJECTS.tasks),
  })
}

export function useReadBrief(id: string) {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: () => withIdempotencyKey(`brief-${id}`, id, (header) => api.POST('/api/v1/cockpit/views/{view_id}/reading', { params: { path: { view_id: id }, header } }).then(dataOf)),
    onSuccess: () => invalidate(SUBJECTS.tasks),
  })
}
