/** Plans: read, written line by line, and taken through their steps. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { api, dataOf, ifMatch, networkProblem } from '@/api/client'
import type { components } from '@/api/contract'
import { withIdempotencyKey } from '@/api/idempotency'

type Schemas = components['schemas']
export type Plan = Schemas['PlanView']
export type Goal = Schemas['GoalView']
export type Indicator = Goal['indicators'][number]
export type SupportKind = keyof Schemas['SupportsView']

const planKey = (id: string) => ['goals', 'plan', id] as const

export const planQuery = (id: string) =>
  queryOptions({
    queryKey: planKey(id),
    queryFn: ({ signal }) => api.GET('/api/v1/plans/{plan_id}', { params: { path: { plan_id: id } }, signal }).then(dataOf),
  })

export const myPlansQuery = (me: string) =>
  queryOptions({
    queryKey: ['goals', 'plans', 'of', me] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/plans', { params: { query: { employee_id: me, size: 50 } }, signal }).then(dataOf),
  })

export const parentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['goals', 'parents', id] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/plans/{plan_id}/parents', { params: { path: { plan_id: id } }, signal }).then(dataOf),
  })

export const commentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['goals', 'comments', id] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/plans/{plan_id}/comments', { params: { path: { plan_id: id } }, signal }).then(dataOf),
  })

const fail = (error: unknown): never => {
  throw networkProblem(error)
}

export function useStartPlan() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: Schemas['PlanDraft']) => withIdempotencyKey('plan', body, (header) => api.POST('/api/v1/plans', { body, params: { header } }).then(dataOf)),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['goals'] }),
  })
}

/** Any write that answers with the plan whole: the page shows the answer at once. */
export function usePlanChange<Input>(id: string, write: (input: Input) => Promise<Plan>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (input: Input) => write(input).catch(fail),
    onSuccess: (plan) => {
      cache.setQueryData(planKey(id), plan)
      for (const key of ['tasks', 'team']) void cache.invalidateQueries({ queryKey: [key] })
      void cache.invalidateQueries({ queryKey: ['goals', 'plans'] })
      void cache.invalidateQueries({ queryKey: ['goals', 'comments', id] })
    },
    onError: () => void cache.invalidateQueries({ queryKey: planKey(id) }),
  })
}

/** A goal or indicator as the newest answer has it: a second save goes on from the first one's version. */
export function useNewest(plan: Plan) {
  const cache = useQueryClient()
  return <Line extends { id: string }>(line: Line, lines: (plan: Plan) => Line[]): Line =>
    lines(cache.getQueryData<Plan>(planKey(plan.id)) ?? plan).find((one) => one.id === line.id) ?? line
}

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
  changeGoal: ({ goal, body }: { goal: Goal; body: Schemas['GoalChange'] }) =>
    api.PATCH('/api/v1/goals/{goal_id}', { params: { path: { goal_id: goal.id }, header: ifMatch(goal.version) }, body }).then(dataOf),
  removeGoal: (goal: Goal) =>
    api.DELETE('/api/v1/goals/{goal_id}', { params: { path: { goal_id: goal.id }, header: ifMatch(goal.version) } }).then(dataOf),
  addIndicator: ({ goalId, body }: { goalId: string; body: Schemas['IndicatorDraft'] }) =>
    withIdempotencyKey(`indicator-${goalId}`, body, (header) =>
      api.POST('/api/v1/goals/{goal_id}/indicators', { params: { path: { goal_id: goalId }, header }, body }).then(dataOf),
    ),
  changeIndicator: ({ indicator, body }: { indicator: Indicator; body: Schemas['IndicatorChange'] }) =>
    api
      .PATCH('/api/v1/indicators/{indicator_id}', { params: { path: { indicator_id: indicator.id }, header: ifMatch(indicator.version) }, body })
      .then(dataOf),
  removeIndicator: (indicator: Indicator) =>
    api.DELETE('/api/v1/indicators/{indicator_id}', { params: { path: { indicator_id: indicator.id }, header: ifMatch(indicator.version) } }).then(dataOf),
  expect: ({ code, text }: { code: number; text: string }) =>
    api.PUT('/api/v1/plans/{plan_id}/behaviour/{value_code}', { params: { path: { plan_id: id, value_code: code } }, body: { text } }).then(dataOf),
  support: ({ kind, lines }: { kind: SupportKind; lines: string[] }) =>
    api.PUT('/api/v1/plans/{plan_id}/supports/{kind}', { params: { path: { plan_id: id, kind } }, body: { lines } }).then(dataOf),
})

export function useCancelPlan(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (version: number) =>
      api.DELETE('/api/v1/plans/{plan_id}', { params: { path: { plan_id: id }, header: ifMatch(version) } }).then(dataOf).catch(fail),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['goals'] }),
  })
}

export function useComment(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (text: string) =>
      withIdempotencyKey(`comment-${id}`, text, (header) =>
        api.POST('/api/v1/plans/{plan_id}/comments', { params: { path: { plan_id: id }, header }, body: { text } }).then(dataOf),
      ),
    onSuccess: (comments) => cache.setQueryData(['goals', 'comments', id], comments),
  })
}
