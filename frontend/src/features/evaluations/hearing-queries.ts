/** What was said about a signed result, and what its assessor may do about it. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { api, dataOf, ifMatch, throwProblem } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

type Schemas = components['schemas']
export type Hearing = Schemas['HearingView']
export type CorrectionDraft = Schemas['CorrectionDraft']

const { evaluations, tasks, team } = SUBJECTS
/** Under the list's key, so that whatever changes an evaluation asks for this too. */
const hearingKey = (id: string) => [...evaluations, 'list', 'hearing', id] as const

export const hearingQuery = (id: string) =>
  queryOptions({
    queryKey: hearingKey(id),
    queryFn: ({ signal }) => api.GET('/api/v1/evaluations/{evaluation_id}/hearing', { params: { path: { evaluation_id: id } }, signal }).then(dataOf),
    initialData: came('/api/v1/evaluations/{evaluation_id}/hearing', { path: { evaluation_id: id } }),
  })

function useHearingChange<Input>(id: string, write: (input: Input) => Promise<Hearing>) {
  const cache = useQueryClient()
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (input: Input) => write(input).catch(throwProblem),
    onSuccess: (hearing) => {
      cache.setQueryData(hearingKey(id), hearing)
      return invalidate(evaluations, tasks, team)
    },
    onError: () => void invalidate(evaluations),
  })
}

export function useAnswer(id: string) {
  return useHearingChange(id, (text: string) =>
    withIdempotencyKey(`answer-${id}`, text, (header) =>
      api.POST('/api/v1/evaluations/{evaluation_id}/answer', { params: { path: { evaluation_id: id }, header }, body: { text } }).then(dataOf),
    ),
  )
}

export function useCorrect(id: string) {
  return useHearingChange(id, ({ body, version }: { body: CorrectionDraft; version: number }) =>
    withIdempotencyKey(`correct-${id}`, { body, version }, (header) =>
      api.POST('/api/v1/evaluations/{evaluation_id}/correction', { params: { path: { evaluation_id: id }, header: { ...header, ...ifMatch(version) } }, body }).then(dataOf),
    ),
  )
}
