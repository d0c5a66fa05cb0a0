/** Short questions, and a pulse afterwards. */
import { queryOptions, useMutation } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

type Schemas = components['schemas']
export type Survey = Schemas['SurveyView']
export type SurveyDraft = Schemas['SurveyDraft']
export type SurveyQuestion = Schemas['SurveyQuestion']
export type GroupResult = Schemas['GroupResult']
export type QuestionKind = Schemas['QuestionKind']

export const surveysQuery = (policyId: string) =>
  queryOptions({
    queryKey: [...SUBJECTS.policy, 'surveys', policyId],
    queryFn: ({ signal }) => api.GET('/api/v1/policies/{policy_id}/surveys', { params: { path: { policy_id: policyId } }, signal }).then(dataOf),
  })

export function useAsk(policyId: string) {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (draft: SurveyDraft) => withIdempotencyKey(`survey-${policyId}`, draft, (header) => api.POST('/api/v1/policies/{policy_id}/surveys', { params: { path: { policy_id: policyId }, header }, body: draft }).then(dataOf)),
    onSuccess: () => invalidate(SUBJECTS.policy),
  })
}

export function useAnswerSurvey(surveyId: string) {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (answers: (number | null)[]) => api.PUT('/api/v1/policies/surveys/{survey_id}/answer', { params: { path: { survey_id: surveyId } }, body: { answers } }).then(dataOf),
    onSuccess: () => invalidate(SUBJECTS.policy),
  })
}
