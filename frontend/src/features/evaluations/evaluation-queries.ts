/** Evaluations: my queue, one whole, my results; and the achievement of the organization that comes first. */
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { api, dataOf, ifMatch, throwProblem } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { withIdempotencyKey } from '@/api/idempotency'
import type { QuadrantCells } from '@/components/predikat'
import type { Predikat } from '@/components/predikat-messages'
import { nextPage } from '@/lib/paging'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

type Schemas = components['schemas']
export type Evaluation = Schemas['EvaluationView']
export type EvaluationItem = Schemas['EvaluationItem']
export type UnitAchievement = Schemas['UnitAchievementView']
export type RatingsDraft = Schemas['RatingsDraft']

export type SaidOn = { goal_id: string } | { value_code: number }

const { evaluations, feedback, rules, tasks, team } = SUBJECTS
const lists = [...evaluations, 'list'] as const
const evaluationKeys = {
  lists,
  list: (mine: 'assessor' | 'employee') => [...lists, mine] as const,
  detail: (id: string) => [...evaluations, 'one', id] as const,
  units: (periodId: number) => [...evaluations, 'units', periodId] as const,
}

export const evaluationQuery = (id: string) =>
  queryOptions({
    queryKey: evaluationKeys.detail(id),
    queryFn: ({ signal }) => api.GET('/api/v1/evaluations/{evaluation_id}', { params: { path: { evaluation_id: id } }, signal }).then(dataOf),
    initialData: came('/api/v1/evaluations/{evaluation_id}', { path: { evaluation_id: id } }),
  })

/** All that was said on a goal or a value in the evaluation's period. */
export const wordsQuery = ({ plan_id, period }: Evaluation, on: SaidOn) =>
  infiniteQueryOptions({
    queryKey: [...feedback, 'about', plan_id, period.id, on],
    queryFn: ({ pageParam, signal }) => api.GET('/api/v1/feedback', { params: { query: { plan_id, period_id: period.id, ...on, page: pageParam } }, signal }).then(dataOf),
    initialPageParam: 1,
    getNextPageParam: (page) => nextPage(page),
  })

export const evaluationsQuery = (mine: 'assessor' | 'employee') =>
  queryOptions({
    queryKey: evaluationKeys.list(mine),
    queryFn: ({ signal }) =>
      api.GET('/api/v1/evaluations', { params: { query: { mine, size: 100, sort: '-period_id' } }, signal }).then(dataOf),
    initialData: came('/api/v1/evaluations', { query: { mine, size: 100, sort: '-period_id' } }),
  })

export const unitsQuery = (periodId: number) =>
  queryOptions({
    queryKey: evaluationKeys.units(periodId),
    queryFn: ({ signal }) => api.GET('/api/v1/unit-achievements', { params: { query: { period_id: periodId, size: 200 } }, signal }).then(dataOf),
    initialData: came('/api/v1/unit-achievements', { query: { period_id: periodId, size: 200 } }),
  })

/** The regulation's table in force, so that no copy of the rule lives in the browser. */
export const quadrantQuery = queryOptions({
  queryKey: [...rules, 'quadrant'] as const,
  queryFn: ({ signal }) => api.GET('/api/v1/rules/tables/{name}', { params: { path: { name: 'quadrant' } }, signal }).then(dataOf),
  initialData: came('/api/v1/rules/tables/{name}', { path: { name: 'quadrant' } }),
  select: (table): QuadrantCells => Object.fromEntries(table.rows.map((row) => [row.key, row.cells['predikat'] as Predikat])),
  staleTime: Number.POSITIVE_INFINITY,
})

function useEvaluationChange<Input>(id: string, write: (input: Input) => Promise<Evaluation>) {
  const cache = useQueryClient()
  const invalidate = useInvalidate()
  return useMutation({
    // What is read meanwhile may be older than the answer.
    onMutate: () => cache.cancelQueries({ queryKey: evaluationKeys.detail(id) }),
    mutationFn: (input: Input) => write(input).catch(throwProblem),
    onSuccess: (evaluation) => {
      cache.setQueryData(evaluationKeys.detail(id), evaluation)
      void invalidate(tasks, team, evaluationKeys.lists)
    },
    onError: () => void invalidate(evaluationKeys.detail(id)),
  })
}

export function useRate(id: string) {
  return useEvaluationChange(id, ({ body, version }: { body: RatingsDraft; version: number }) =>
    api.PUT('/api/v1/evaluations/{evaluation_id}/ratings', { params: { path: { evaluation_id: id }, header: ifMatch(version) }, body }).then(dataOf),
  )
}

export function useSign(id: string) {
  return useEvaluationChange(id, ({ version, body }: { version: number; body: Schemas['Signature'] }) =>
    withIdempotencyKey(`sign-${id}`, { version, body }, (header) =>
      api.POST('/api/v1/evaluations/{evaluation_id}/signature', { params: { path: { evaluation_id: id }, header: { ...header, ...ifMatch(version) } }, body }).then(dataOf),
    ),
  )
}

/** IV.A.11: the assessor's superior evaluates what is late. */
export function useTakeOver(id: string) {
  return useEvaluationChange(id, (version: number) =>
    withIdempotencyKey(`take-over-${id}`, version, (header) =>
      api.POST('/api/v1/evaluations/{evaluation_id}/takeover', { params: { path: { evaluation_id: id }, header: { ...header, ...ifMatch(version) } } }).then(dataOf),
    ),
  )
}

export function useReopen(id: string) {
  return useEvaluationChange(id, ({ version, body }: { version: number; body: Schemas['Reopening'] }) =>
    withIdempotencyKey(`reopen-${id}`, { version, body }, (header) =>
      api.POST('/api/v1/evaluations/{evaluation_id}/reopening', { params: { path: { evaluation_id: id }, header: { ...header, ...ifMatch(version) } }, body }).then(dataOf),
    ),
  )
}

export function useAcknowledge(id: string) {
  return useEvaluationChange(id, (body: Schemas['Acknowledgement']) =>
    withIdempotencyKey(`acknowledge-${id}`, body, (header) =>
      api.POST('/api/v1/evaluations/{evaluation_id}/acknowledgement', { params: { path: { evaluation_id: id }, header }, body }).then(dataOf),
    ),
  )
}

export function useSetUnit() {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: ({ unit, body }: { unit: { id: string; periodId: number; version: number }; body: Schemas['UnitAchievementDraft'] }) =>
      api
        .PUT('/api/v1/unit-achievements/{unit_id}/{period_id}', { params: { path: { unit_id: unit.id, period_id: unit.periodId }, header: ifMatch(unit.version) }, body })
        .then(dataOf)
        .catch(throwProblem),
    // The form stays until the list says the same: a row does not go back to what it was for a moment.
    onSettled: () => invalidate(evaluations),
  })
}
