/** What the person and the assessor change: needs, wishes, levels, the plan and what is done. */
import { useMutation, useQueryClient } from '@tanstack/react-query'

import { api, dataOf, ifMatch } from '@/api/client'
import { type IdempotencyHeader, withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

import { type Action, type ActionChange, type ActionDraft, type Development, keysOf, type LearningNeed, type LevelDraft } from './learning-queries'

type Plan = NonNullable<Development['plan']>
export type Done = { url: string | null; note: string | null }

const { learning, tasks } = SUBJECTS

/** What has become of it is on the screen at once; who was second reads what the first has done. */
function useChange<Input>(employeeId: string, place: string, write: (input: Input, header: IdempotencyHeader) => Promise<Development>) {
  const cache = useQueryClient()
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (input: Input) => withIdempotencyKey(place, input, (header) => write(input, header)),
    onSuccess: (found) => {
      cache.setQueryData(keysOf(employeeId).development, found)
      void invalidate(learning, tasks)
    },
    onError: () => void invalidate(learning),
  })
}

const byNeed = ({ id, version }: LearningNeed, header: IdempotencyHeader) => ({ path: { need_id: id }, header: { ...header, ...ifMatch(version) } })
const byAction = ({ id, version }: Action, header: IdempotencyHeader) => ({ path: { action_id: id }, header: { ...header, ...ifMatch(version) } })
const byPlan = ({ id, version }: Plan, header: IdempotencyHeader) => ({ path: { development_plan_id: id }, header: { ...header, ...ifMatch(version) } })

export const useAgreeNeed = (employeeId: string, need: LearningNeed) =>
  useChange(employeeId, `need-agree-${need.id}`, (_: number, header) => api.POST('/api/v1/development-needs/{need_id}/agreement', { params: byNeed(need, header) }).then(dataOf))

export const useRejectNeed = (employeeId: string, need: LearningNeed) =>
  useChange(employeeId, `need-reject-${need.id}`, (reason: string, header) => api.POST('/api/v1/development-needs/{need_id}/rejection', { params: byNeed(need, header), body: { reason } }).then(dataOf))

type Wished = { code: string; text: string | null }

/** Without a text it is wished no more. */
export const useWish = (employee_id: string) =>
  useChange(employee_id, `wish-${employee_id}`, ({ code, text }: Wished) => {
    const params = { path: { employee_id, competence_code: code } }
    const at = '/api/v1/employees/{employee_id}/wishes/{competence_code}'
    return (text === null ? api.DELETE(at, { params }) : api.PUT(at, { params, body: { text } })).then(dataOf)
  })

export const useAddAction = (employee_id: string) =>
  useChange(employee_id, `action-${employee_id}`, (body: ActionDraft, header) => api.POST('/api/v1/employees/{employee_id}/development-actions', { params: { path: { employee_id }, header }, body }).then(dataOf))

export const useChangeAction = (employeeId: string, action: Action | null) =>
  useChange(employeeId, `action-change-${action?.id}`, (body: ActionChange) =>
    api.PATCH('/api/v1/development-actions/{action_id}', { params: { path: { action_id: action?.id ?? '' }, header: ifMatch(action?.version ?? 0) }, body }).then(dataOf))

const STEPS = '/api/v1/development-actions/{action_id}/steps'

export const useDone = (employeeId: string, action: Action) =>
  useChange(employeeId, `action-done-${action.id}`, (shown: Done, header) => api.POST(STEPS, { params: byAction(action, header), body: { step: 'done', ...shown } }).then(dataOf))

export const useAccept = (employeeId: string, action: Action) =>
  useChange(employeeId, `action-accept-${action.id}`, (_: number, header) => api.POST(STEPS, { params: byAction(action, header), body: { step: 'accept' } }).then(dataOf))

/** Back to whoever did it, or dropped; why. */
export const useTakeBack = (employeeId: string, action: Action, step: 'return' | 'drop') =>
  useChange(employeeId, `action-${step}-${action.id}`, (reason: string, header) => api.POST(STEPS, { params: byAction(action, header), body: { step, reason } }).then(dataOf))

export const usePropose = (employeeId: string, plan: Plan) =>
  useChange(employeeId, `development-propose-${plan.id}`, (_: number, header) => api.POST('/api/v1/development-plans/{development_plan_id}/proposal', { params: byPlan(plan, header) }).then(dataOf))

export const useAgreePlan = (employeeId: string, plan: Plan) =>
  useChange(employeeId, `development-agree-${plan.id}`, (_: number, header) => api.POST('/api/v1/development-plans/{development_plan_id}/agreement', { params: byPlan(plan, header) }).then(dataOf))

export function useGiveLevel(employee_id: string) {
  const cache = useQueryClient()
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (body: LevelDraft) =>
      withIdempotencyKey(`level-${employee_id}-${body.competence_code}`, body, (header) => api.POST('/api/v1/employees/{employee_id}/competence-levels', { params: { path: { employee_id }, header }, body }).then(dataOf)),
    onSuccess: (found) => {
      cache.setQueryData(keysOf(employee_id).competences, found)
      return invalidate(learning)
    },
  })
}

/** That I have read which needs were found. */
export function useReadNeeds(employee_id: string) {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: () => withIdempotencyKey(`needs-read-${employee_id}`, null, (header) => api.POST('/api/v1/employees/{employee_id}/development/reading', { params: { path: { employee_id }, header } }).then(dataOf)),
    onSuccess: () => invalidate(tasks),
  })
}

export function useAssignAdvice(evaluation_id: string) {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (competence_codes: string[]) => api.PUT('/api/v1/evaluations/{evaluation_id}/advised-competences', { params: { path: { evaluation_id } }, body: { competence_codes } }).then(dataOf),
    onSuccess: () => invalidate(learning),
  })
}
