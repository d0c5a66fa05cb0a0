/** Policies: what is drafted, discussed, adopted, and the rules that they change. */
import { queryOptions, useMutation } from '@tanstack/react-query'

import { api, dataOf, ifMatch } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

type Schemas = components['schemas']
export type Policy = Schemas['PolicyView']
export type PolicyLine = Schemas['PolicyLine']
export type PolicyState = Schemas['PolicyState']
export type PolicyDraft = Schemas['PolicyDraft']
export type PolicyEdit = Schemas['PolicyEdit']
export type Paragraph = Schemas['ParagraphView']
export type ParagraphDraft = Schemas['ParagraphDraft']
export type ParagraphKind = Schemas['ParagraphKind']
export type RuleChange = Schemas['RuleChangeView']
export type RuleChangeDraft = Schemas['RuleChangeDraft']
export type ChangeableRule = Schemas['ChangeableRule']
export type Part = Schemas['TextPart']
export type Opening = Schemas['Opening']

/** More than a city has policies in years. */
const ALL = 200

export const policiesQuery = queryOptions({
  queryKey: [...SUBJECTS.policy, 'list'],
  queryFn: ({ signal }) => api.GET('/api/v1/policies', { params: { query: { size: ALL } }, signal }).then(dataOf),
  initialData: came('/api/v1/policies', { query: { size: ALL } }),
})

const asked = (number: number | undefined) => (number === undefined ? {} : { number })

/** A policy with the version of its text that the reader reads first, or with another. */
export const policyQuery = (policyId: string, number?: number) =>
  queryOptions({
    queryKey: [...SUBJECTS.policy, 'one', policyId, number],
    queryFn: ({ signal }) => api.GET('/api/v1/policies/{policy_id}', { params: { path: { policy_id: policyId }, query: asked(number) }, signal }).then(dataOf),
    initialData: came('/api/v1/policies/{policy_id}', { path: { policy_id: policyId }, query: asked(number) }),
  })

export const changeableQuery = queryOptions({
  queryKey: [...SUBJECTS.policy, 'rules'],
  queryFn: ({ signal }) => api.GET('/api/v1/policies/rules', { signal }).then(dataOf),
  staleTime: 300_000,
})

export const populationsQuery = queryOptions({
  queryKey: [...SUBJECTS.rules, 'table', 'populations'],
  queryFn: ({ signal }) => api.GET('/api/v1/rules/tables/{name}', { params: { path: { name: 'populations' } }, signal }).then(dataOf),
  initialData: came('/api/v1/rules/tables/{name}', { path: { name: 'populations' } }),
  staleTime: 300_000,
})

export function useDraftPolicy() {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (draft: PolicyDraft) => withIdempotencyKey('draft-policy', draft, (header) => api.POST('/api/v1/policies', { params: { header }, body: draft }).then(dataOf)),
    onSuccess: () => invalidate(SUBJECTS.policy),
  })
}

export type At = { id: string; version: number }

export function useChangePolicy({ id, version }: At) {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (edit: PolicyEdit) => api.PATCH('/api/v1/policies/{policy_id}', { params: { path: { policy_id: id }, header: ifMatch(version) }, body: edit }).then(dataOf),
    onSettled: () => invalidate(SUBJECTS.policy),
  })
}

export function useSetParagraph({ id, version }: At) {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: ({ anchor, draft }: { anchor: string; draft: ParagraphDraft }) =>
      api.PUT('/api/v1/policies/{policy_id}/paragraphs/{anchor}', { params: { path: { policy_id: id, anchor }, header: ifMatch(version) }, body: draft }).then(dataOf),
    onSuccess: () => invalidate(SUBJECTS.policy),
  })
}

export function useRemoveParagraph({ id, version }: At) {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (anchor: string) => api.DELETE('/api/v1/policies/{policy_id}/paragraphs/{anchor}', { params: { path: { policy_id: id, anchor }, header: ifMatch(version) } }).then(dataOf),
    onSettled: () => invalidate(SUBJECTS.policy),
  })
}

export function useOpenPolicy({ id, version }: At) {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (opening: Opening) =>
      withIdempotencyKey(`open-policy-${id}`, { opening, version }, (header) =>
        api.POST('/api/v1/policies/{policy_id}/opening', { params: { path: { policy_id: id }, header: { ...header, ...ifMatch(version) } }, body: opening }).then(dataOf),
      ),
    onSuccess: () => invalidate(SUBJECTS.policy),
  })
}

type Step = 'publication' | 'closing'

/** A later version is published, or a consultation ended before its last day. */
export function useStepPolicy({ id, version }: At, step: Step) {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: () =>
      withIdempotencyKey(`${step}-policy-${id}`, { version }, (header) => {
        const params = { path: { policy_id: id }, header: { ...header, ...ifMatch(version) } }
        const sent = step === 'publication' ? api.POST('/api/v1/policies/{policy_id}/publication', { params }) : api.POST('/api/v1/policies/{policy_id}/closing', { params })
        return sent.then(dataOf)
      }),
    onSettled: () => invalidate(SUBJECTS.policy),
  })
}

export type RuleSetting = Schemas['RuleSettingView']

export const settingsQuery = queryOptions({
  queryKey: [...SUBJECTS.rules, 'settings'],
  queryFn: ({ signal }) => api.GET('/api/v1/rules/settings', { signal }).then(dataOf),
  initialData: came('/api/v1/rules/settings'),
})

/** Of which policy a paragraph is; settings name the paragraph that made them. */
export const placeQuery = (paragraphId: string) =>
  queryOptions({
    queryKey: [...SUBJECTS.policy, 'place', paragraphId],
    queryFn: ({ signal }) => api.GET('/api/v1/policies/paragraphs/{paragraph_id}', { params: { path: { paragraph_id: paragraphId } }, signal }).then(dataOf),
    initialData: came('/api/v1/policies/paragraphs/{paragraph_id}', { path: { paragraph_id: paragraphId } }),
  })

/** From the version that was opened to the newest, paragraph by paragraph. */
export const differencesQuery = (policyId: string) =>
  queryOptions({
    queryKey: [...SUBJECTS.policy, 'differences', policyId],
    queryFn: ({ signal }) => api.GET('/api/v1/policies/{policy_id}/differences', { params: { path: { policy_id: policyId } }, signal }).then(dataOf),
    initialData: came('/api/v1/policies/{policy_id}/differences', { path: { policy_id: policyId } }),
  })

/** The policies of which rules hold on a day. */
export const inForceQuery = (day: string) =>
  queryOptions({
    queryKey: [...SUBJECTS.policy, 'in force', day],
    queryFn: ({ signal }) => api.GET('/api/v1/policies/in-force', { params: { query: { day } }, signal }).then(dataOf),
  })
