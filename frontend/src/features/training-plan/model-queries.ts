/** The competence model as HR keeps it: competences, levels that posts require, words that tell of a competence, files of it. */
import { queryOptions, useMutation } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

type Schemas = components['schemas']
export type CompetenceDraft = Schemas['CompetenceDraft']
export type CompetenceChange = Schemas['CompetenceChange']
export type RequirementDraft = Schemas['RequirementDraft']
export type Requirements = Schemas['RequirementList']
export type FileKind = Schemas['ModelFileKind']
export type FileResult = Schemas['ModelFileResult']

const model = [...SUBJECTS.training, 'model'] as const

export const requirementsQuery = queryOptions({
  queryKey: [...model, 'requirements'],
  queryFn: ({ signal }) => api.GET('/api/v1/position-competences', { signal }).then(dataOf),
  initialData: came('/api/v1/position-competences'),
})

export const wordsQuery = queryOptions({
  queryKey: [...model, 'words'],
  queryFn: ({ signal }) => api.GET('/api/v1/competence-words', { signal }).then(dataOf),
  initialData: came('/api/v1/competence-words'),
})

function useWrite<Input, Output>(write: (input: Input) => Promise<Output>) {
  const invalidate = useInvalidate()
  return useMutation({ mutationFn: write, onSuccess: () => invalidate(SUBJECTS.training) })
}

export const useAddCompetence = () =>
  useWrite((draft: CompetenceDraft) => withIdempotencyKey('competence', draft, (header) => api.POST('/api/v1/competences', { params: { header }, body: draft }).then(dataOf)))

export type Changed = { id: string; version: number; change: CompetenceChange }
export const useChangeCompetence = () =>
  useWrite(({ id, version, change }: Changed) =>
    api.PATCH('/api/v1/competences/{competence_id}', { params: { path: { competence_id: id }, header: { 'If-Match': `"${version}"` } }, body: change }).then(dataOf))

export const useSetRequirement = () => useWrite((draft: RequirementDraft) => api.PUT('/api/v1/position-competences', { body: draft }).then(dataOf))

export const useAddWords = () =>
  useWrite((draft: Schemas['WordDraft']) => withIdempotencyKey('competence-words', draft, (header) => api.POST('/api/v1/competence-words', { params: { header }, body: draft }).then(dataOf)))

export const useRemoveWords = () => useWrite((id: string) => api.DELETE('/api/v1/competence-words/{word_id}', { params: { path: { word_id: id } } }).then(dataOf))

export type GivenFile = { file: File; kind: FileKind; agencyId: number | undefined; isTrial: boolean }

/** Says what a file would do, or does it. */
export const useModelFile = () =>
  useWrite(({ file, kind, agencyId, isTrial }: GivenFile) =>
    withIdempotencyKey(`competence-file-${kind}-${isTrial ? 'trial' : 'real'}`, { name: file.name, size: file.size, at: file.lastModified }, (header) =>
      api
        .POST('/api/v1/competences/file', {
          params: { query: { kind, dry_run: isTrial, ...(agencyId !== undefined && { agency_id: agencyId }) }, header },
          body: file as unknown as string,
          bodySerializer: (body) => body,
          headers: { 'Content-Type': 'application/octet-stream' },
        })
        .then(dataOf),
    ))

export const modelFileAddress = (kind: FileKind) => `/api/v1/competences/file?kind=${kind}`
