/** Imports: a file is read, shown, applied, undone. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { type IdempotencyHeader, withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

type Schemas = components['schemas']
export type Import = Schemas['ImportView']
export type Kind = Import['kind']
export type ImportRow = Schemas['ImportRowView']
export type Action = ImportRow['action']

export type Question = Schemas['QuestionView']

const RUNNING = new Set<Import['state']>(['reading', 'matching', 'applying', 'undoing'])
const POLL = 700
const SLOWLY = 30_000

export const isRunning = (one: Import) => RUNNING.has(one.state)

const { imports, organization } = SUBJECTS
const detail = (id: string) => [...imports, 'one', id] as const
const importKeys = {
  list: [...imports, 'list'] as const,
  detail,
  rows: (id: string, action: Action, page: number, version: number) => [...detail(id), 'rows', action, page, version] as const,
  questions: (id: string, version: number) => [...detail(id), 'questions', version] as const,
}

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: importKeys.detail(id),
    queryFn: ({ signal }) => api.GET('/api/v1/imports/{import_id}', { params: { path: { import_id: id } }, signal }).then(dataOf),
    refetchInterval: ({ state: { data } }) => (data && isRunning(data) ? POLL : data?.undo_until ? SLOWLY : false),
  })

export const importsQuery = queryOptions({
  queryKey: importKeys.list,
  queryFn: ({ signal }) => api.GET('/api/v1/imports', { params: { query: { size: 10 } }, signal }).then(dataOf),
  initialData: came('/api/v1/imports', { query: { size: 10 } }),
})

const readRows = (id: string, action: Action, page: number, size: number, signal?: AbortSignal) =>
  api.GET('/api/v1/imports/{import_id}/rows', { params: { path: { import_id: id }, query: { action, page, size } }, signal }).then(dataOf)

export const importRowsQuery = (id: string, action: Action, page: number, version: number) =>
  queryOptions({
    queryKey: importKeys.rows(id, action, page, version),
    queryFn: ({ signal }) => readRows(id, action, page, 25, signal),
  })

export const questionsQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: importKeys.questions(id, version),
    queryFn: ({ signal }) => api.GET('/api/v1/imports/{import_id}/questions', { params: { path: { import_id: id } }, signal }).then(dataOf),
  })

export const templateAddress = (kind: Kind) => `/api/v1/imports/template?kind=${kind}`
export const leftOutAddress = (id: string) => `/api/v1/imports/${id}/left-out`

export type Upload = { kind: Kind; file: File }

export function useStartImport() {
  const cache = useQueryClient()
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: ({ kind, file }: Upload) =>
      withIdempotencyKey('import', { kind, file }, (header) =>
        api
          .POST('/api/v1/imports', {
            params: { query: { kind, file_name: file.name }, header },
            body: file as unknown as string,
            bodySerializer: (body) => body,
            headers: { 'Content-Type': 'application/octet-stream' },
          })
          .then(dataOf),
      ),
    onSuccess: (made) => {
      cache.setQueryData(importQuery(made.id).queryKey, made)
      return invalidate(importKeys.list)
    },
  })
}

type ImportAt = { path: { import_id: string }; header: IdempotencyHeader }

function useImportStep<Input>(id: string, step: string, write: (params: ImportAt, input: Input) => Promise<Import>) {
  const cache = useQueryClient()
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (input: Input) => withIdempotencyKey(`import-${step}-${id}`, input, (header) => write({ path: { import_id: id }, header }, input)),
    onSuccess: (shown) => {
      cache.setQueryData(importQuery(id).queryKey, shown)
      return invalidate(imports, organization)
    },
    onError: () => cache.invalidateQueries({ queryKey: importKeys.detail(id), exact: true }),
  })
}

export const useApplyImport = (id: string) =>
  useImportStep(id, 'apply', (params, only_good_rows: boolean) => api.POST('/api/v1/imports/{import_id}/application', { params, body: { only_good_rows } }).then(dataOf))

export const useUndoImport = (id: string) => useImportStep(id, 'undo', (params) => api.POST('/api/v1/imports/{import_id}/undo', { params }).then(dataOf))

export const useChoose = (id: string) =>
  useImportStep(id, 'choose', (params, choices: Record<string, string | null>) => api.POST('/api/v1/imports/{import_id}/choices', { params, body: { choices } }).then(dataOf))
