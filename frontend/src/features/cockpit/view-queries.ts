/** Saved views of the cockpit, and the addresses of what one takes along. */
import { queryOptions, useMutation } from '@tanstack/react-query'

import { api, dataOf, throwProblem } from '@/api/client'
import type { components } from '@/api/contract'
import { withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

import type { KnownPlace } from './cockpit-queries'

type Schemas = components['schemas']
export type SavedView = Schemas['SavedViewShown']
export type ViewDraft = Schemas['SavedViewDraft']

const KEY = [...SUBJECTS.cockpit, 'views'] as const

export const viewsQuery = queryOptions({ queryKey: KEY, queryFn: ({ signal }) => api.GET('/api/v1/cockpit/views', { signal }).then(dataOf) })

function useChange<Input, Output>(write: (input: Input) => Promise<Output>) {
  const invalidate = useInvalidate()
  return useMutation({ mutationFn: (input: Input) => write(input).catch(throwProblem), onSuccess: () => invalidate(KEY, SUBJECTS.tasks) })
}

const ifMatch = (view: SavedView) => ({ 'If-Match': `"${view.version}"` })

export const useSaveView = () =>
  useChange((body: ViewDraft) => withIdempotencyKey('view', body, (header) => api.POST('/api/v1/cockpit/views', { params: { header }, body }).then(dataOf)))

export const useChangeView = () =>
  useChange((view: SavedView) =>
    api
      .PUT('/api/v1/cockpit/views/{view_id}', { params: { path: { view_id: view.id }, header: ifMatch(view) }, body: { name: view.name, is_weekly: view.is_weekly } })
      .then(dataOf),
  )

export const useDropView = () =>
  useChange((view: SavedView) => api.DELETE('/api/v1/cockpit/views/{view_id}', { params: { path: { view_id: view.id }, header: ifMatch(view) } }).then(dataOf))

/** That the week's brief is read; said again it does no harm. */
export const useReadBrief = () =>
  useChange((viewId: string) =>
    withIdempotencyKey(`brief-${viewId}`, {}, (header) => api.POST('/api/v1/cockpit/views/{view_id}/reading', { params: { path: { view_id: viewId }, header } }).then(dataOf)),
  )

const at = (path: string, place: KnownPlace) => `/api/v1/cockpit/${path}?unit_id=${place.unit_id}&period_id=${place.period_id}`

export const briefAddress = (place: KnownPlace) => at('brief', place)
export const workbookAddress = (place: KnownPlace) => at('workbook', place)
export const csvAddress = (place: KnownPlace, table: 'units' | 'help') => at(`tables/${table}`, place)
