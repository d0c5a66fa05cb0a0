/** Imports: a file is read, shown, applied, undone. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { api, dataOf, intent, networkProblem } from '@/api/client'
import type { components } from '@/api/contract'

type Schemas = components['schemas']
export type Import = Schemas['ImportView']
export type Kind = Import['kind']
export type ImportRow = Schemas['ImportRowView']
export type Action = ImportRow['action']

const RUNNING = new Set<Import['state']>(['reading', 'applying'])
const POLL = 700
const MOST = 200

const fail = (error: unknown): never => {
  throw networkProblem(error)
}

export const isRunning = (one: Import) => RUNNING.has(one.state)

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['organization', 'import', id] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/imports/{import_id}', { params: { path: { import_id: id } }, signal }).then(dataOf),
    refetchInterval: (query) => (query.state.data && isRunning(query.state.data) ? POLL : false),
  })

export const importsQuery = queryOptions({
  queryKey: ['organization', 'imports'] as const,
  queryFn: ({ signal }) => api.GET('/api/v1/imports', { params: { query: { size: 10 } }, signal }).then(dataOf),
})

const readRows = (id: string, action: Action, page: number, size: number, signal?: AbortSignal) =>
  api.GET('/api/v1/imports/{import_id}/rows', { params: { path: { import_id: id }, query: { action, page, size } }, signal }).then(dataOf)

export const importRowsQuery = (id: string, action: Action, page: number, version: number) =>
  queryOptions({
    queryKey: ['organization', 'import', id, 'rows', action, page, version] as const,
    queryFn: ({ signal }) => readRows(id, action, page, 25, signal),
  })

/** All wrong rows, to be saved as a file. */
export function useRefusedRows(id: string) {
  return useMutation({
    mutationFn: async (): Promise<ImportRow[]> => {
      const found: ImportRow[] = []
      for (let page = 1; ; page += 1) {
        const one = await readRows(id, 'refuse', page, MOST).catch(fail)
        found.push(...one.items)
        if (one.items.length === 0 || found.length >= one.total) return found
      }
    },
  })
}

export type Upload = { kind: Kind; file: File; key: string }

export function useStartImport() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ kind, file, key }: Upload) =>
      api
        .POST('/api/v1/imports', {
          params: { query: { kind, file_name: file.name }, header: { 'Idempotency-Key': key } },
          body: file as unknown as string,
          bodySerializer: (body) => body,
          headers: { 'Content-Type': 'application/octet-stream' },
        })
        .then(dataOf)
        .catch(fail),
    onSuccess: (made) => {
      cache.setQueryData(importQuery(made.id).queryKey, made)
      return cache.invalidateQueries({ queryKey: importsQuery.queryKey })
    },
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
