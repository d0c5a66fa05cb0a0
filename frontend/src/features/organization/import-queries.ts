/** Imports: a file is read, shown, applied, undone. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { api, dataOf, intent, networkProblem } from '@/api/client'
import type { components } from '@/api/contract'
import { problemOf } from '@/api/problem'

type Schemas = components['schemas']
export type Import = Schemas['ImportView']
export type Kind = Import['kind']
type Action = Schemas['ImportRowView']['action']

const RUNNING = new Set<Import['state']>(['reading', 'applying'])
const POLL = 700

const fail = (error: unknown): never => {
  throw networkProblem(error)
}

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['organization', 'import', id] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/imports/{import_id}', { params: { path: { import_id: id } }, signal }).then(dataOf),
    refetchInterval: (query) => (query.state.data && RUNNING.has(query.state.data.state) ? POLL : false),
  })

export const importsQuery = queryOptions({
  queryKey: ['organization', 'imports'] as const,
  queryFn: ({ signal }) => api.GET('/api/v1/imports', { params: { query: { size: 10 } }, signal }).then(dataOf),
})

export const importRowsQuery = (id: string, action: Action, page: number, version: number) =>
  queryOptions({
    queryKey: ['organization', 'import', id, 'rows', action, page, version] as const,
    queryFn: ({ signal }) =>
      api.GET('/api/v1/imports/{import_id}/rows', { params: { path: { import_id: id }, query: { action, page, size: 25 } }, signal }).then(dataOf),
  })

export function useStartImport() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: async ({ kind, file }: { kind: Kind; file: File }): Promise<Import> => {
      const answer = await globalThis
        .fetch(`/api/v1/imports?kind=${kind}&file_name=${encodeURIComponent(file.name)}`, {
          method: 'POST',
          body: file,
          headers: { 'Content-Type': 'application/octet-stream', 'Idempotency-Key': intent() },
        })
        .catch(fail)
      const body: unknown = await answer.json().catch(() => null)
      if (!answer.ok) throw problemOf(body, answer.status)
      return body as Import
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: ['organization', 'imports'] }),
  })
}

function useImportStep<Input>(id: string, write: (input: Input) => Promise<Import>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (input: Input) => write(input).catch(fail),
    onSuccess: (shown) => {
      cache.setQueryData(importQuery(id).queryKey, shown)
      return cache.invalidateQueries({ queryKey: ['organization'] })
    },
  })
}

const at = (import_id: string) => ({ path: { import_id }, header: { 'Idempotency-Key': intent() } })

export const useApplyImport = (id: string) =>
  useImportStep(id, (only_good_rows: boolean) => api.POST('/api/v1/imports/{import_id}/application', { params: at(id), body: { only_good_rows } }).then(dataOf))

export const useUndoImport = (id: string) => useImportStep(id, () => api.POST('/api/v1/imports/{import_id}/undo', { params: at(id) }).then(dataOf))
