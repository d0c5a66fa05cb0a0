/** Plans: read, written line by line, and taken through their steps. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { api, dataOf, ifMatch, throwProblem } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { withIdempotencyKey } from '@/api/idempotency'
import { type Plan, planKeys } from '@/lib/plans'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

type Schemas = components['schemas']
export type Goal = Schemas['GoalView']
export type Indicator = Goal['indicators'][number]
export type Value = Schemas['BehaviourView']
export type SupportKind = keyof Schemas['SupportsView']

const { all, lists, detail, parents, comments } = planKeys

export const parentsQuery = (id: string) =>
  queryOptions({
    queryKey: parents(id),
    queryFn: ({ signal }) => api.GET('/api/v1/plans/{plan_id}/parents', { params: { path: { plan_id: id } }, signal }).then(dataOf),
  })

export const commentsQuery = (id: string) =>
  queryOptions({
    queryKey: comments(id),
    queryFn: ({ signal }) => api.GET('/api/v1/plans/{plan_id}/comments', { params: { path: { plan_id: id } }, signal }).then(dataOf),
    initialData: came('/api/v1/plans/{plan_id}/comments', { path: { plan_id: id } }),
  })

export function useStartPlan() {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (body: Schemas['PlanDraft']) => withIdempotencyKey('plan', body, (header) => api.POST('/api/v1/plans', { body, params: { header } }).then(dataOf)),
    onSuccess: () => invalidate(all),
  })
}

/** Any write that answers with the plan whole: the page shows the answer at once. */
export function usePlanChange<Input>(id: string, write: (input: Input) => Promise<Plan>) {
  const cache = useQueryClient()
  const invalidate = useInvalidate()
  return useMutation({
    // What is read meanwhile may be older than the answer.
    onMutate: () => cache.cancelQueries({ queryKey: detail(id) }),
    mutationFn: (input: Input) => write(input).catch(throwProblem),
    onSuccess: (plan) => {
      cache.setQueryData(detail(id), plan)
      void invalidate(SUBJECTS.tasks, SUBJECTS.team, lists, comments(id))
    },
    onError: () => void invalidate(detail(id)),
  })
}

/** A line and the version of it that one's words are written upon. */
type Line = { id: string; version: number }

export type Step = 'submission' | 'withdrawal' | 'agreement'
const STEPS = {
  submission: '/api/v1/plans/{plan_id}/submission',
  withdrawal: '/api/v1/plans/{plan_id}/withdrawal',
  agreement: '/api/v1/plans/{plan_id}/agreement',
} as const

/** A step is taken with the plan that the reader has before them. */
type Seen = { version: number }

export const planWrites = (id: string) => ({
  step: ({ step, version }: Seen & { step: Step }) =>
    withIdempotencyKey(`plan-step-${id}`, { step, version }, (header) =>
      api.POST(STEPS[step], { params: { path: { plan_id: id }, header: { ...header, ...ifMatch(version) } } }).then(dataOf),
    ),
  returnPlan: ({ note, version }: Seen & { note: string }) =>
    withIdempotencyKey(`plan-return-${id}`, { note, version }, (header) =>
      api.POST('/api/v1/plans/{plan_id}/return', { params: { path: { plan_id: id }, header: { ...header, ...ifMatch(version) } }, body: { note } }).then(dataOf),
    ),
  addGoal: (body: Schemas['GoalDraft']) =>
    withIdempotencyKey(`goal-${id}`, body, (header) => api.POST('/api/v1/plans/{plan_id}/goals', { params: { path: { plan_id: id }, header }, body }).then(dataOf)),
  changeGoal: ({ goal, body }: { goal: Line; body: Schemas['GoalChange'] }) =>
    api.PATCH('/api/v1/goals/{goal_id}', { params: { path: { goal_id: goal.id }, header: ifMatch(goal.version) }, body }).then(dataOf),
  removeGoal: (goal: Goal) =>
    api.DELETE('/api/v1/goals/{goal_id}', { params: { path: { goal_id: goal.id }, header: ifMatch(goal.version) } }).then(dataOf),
  addIndicator: ({ goalId, body }: { goalId: string; body: Schemas['IndicatorDraft'] }) =>
    withIdempotencyKey(`indicator-${goalId}`, body, (header) =>
      api.POST('/api/v1/goals/{goal_id}/indicators', { params: { path: { goal_id: goalId }, header }, body }).then(dataOf),
    ),
  changeIndicator: ({ indicator, body }: { indicator: Line; body: Schemas['IndicatorChange'] }) =>
    api
      .PATCH('/api/v1/indicators/{indicator_id}', { params: { path: { indicator_id: indicator.id }, header: ifMatch(indicator.version) }, body })
      .then(dataOf),
  removeIndicator: (indicator: Indicator) =>
    api.DELETE('/api/v1/indicators/{indicator_id}', { params: { path: { indicator_id: indicator.id }, header: ifMatch(indicator.version) } }).then(dataOf),
  expect: ({ code, text, version }: Seen & { code: number; text: string }) =>
    api.PUT('/api/v1/plans/{plan_id}/behaviour/{value_code}', { params: { path: { plan_id: id, value_code: code }, header: ifMatch(version) }, body: { text } }).then(dataOf),
  support: ({ kind, lines, version }: Seen & { kind: SupportKind; lines: string[] }) =>
    api.PUT('/api/v1/plans/{plan_id}/supports/{kind}', { params: { path: { plan_id: id, kind }, header: ifMatch(version) }, body: { lines } }).then(dataOf),
})

export function useCancelPlan(id: string) {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (version: number) =>
      api.DELETE('/api/v1/plans/{plan_id}', { params: { path: { plan_id: id }, header: ifMatch(version) } }).then(dataOf).catch(throwProblem),
    onSuccess: () => invalidate(all),
  })
}

export function useComment(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (text: string) =>
      withIdempotencyKey(`comment-${id}`, text, (header) =>
        api.POST('/api/v1/plans/{plan_id}/comments', { params: { path: { plan_id: id }, header }, body: { text } }).then(dataOf),
      ),
    onSuccess: (all) => cache.setQueryData(comments(id), all),
  })
}
