/** What people say about a policy, with a name or without, and what is answered. */
import { queryOptions, useMutation } from '@tanstack/react-query'

import { api, dataOf, ifMatch } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

type Schemas = components['schemas']
export type Talk = Schemas['TalkView']
export type ParagraphTalk = Schemas['ParagraphTalk']
export type Comment = Schemas['PolicyCommentView']
export type CommentKind = Schemas['PolicyCommentKind']
export type CommentDraft = Schemas['PolicyCommentDraft']
export type Voice = Schemas['VoiceView']
export type Verdict = Schemas['PolicyVerdict']
export type AnswerDraft = Schemas['PolicyAnswerDraft']
export type Cluster = Schemas['ClusterView']
export type Participation = Schemas['ParticipationView']
export type Outcome = Schemas['OutcomeView']
export type OutcomeLine = Schemas['OutcomeLine']

const at = (policyId: string) => ({ path: { policy_id: policyId } })

export const talkQuery = (policyId: string) =>
  queryOptions({
    queryKey: [...SUBJECTS.policy, 'talk', policyId],
    queryFn: ({ signal }) => api.GET('/api/v1/policies/{policy_id}/talk', { params: at(policyId), signal }).then(dataOf),
    initialData: came('/api/v1/policies/{policy_id}/talk', at(policyId)),
  })

export type Wanted = { anchor?: string; unanswered?: boolean }
const MANY = 200

export const commentsQuery = (policyId: string, wanted: Wanted) =>
  queryOptions({
    queryKey: [...SUBJECTS.policy, 'comments', policyId, wanted],
    queryFn: ({ signal }) => api.GET('/api/v1/policies/{policy_id}/comments', { params: { ...at(policyId), query: { ...wanted, size: MANY } }, signal }).then(dataOf),
  })

export const voicesQuery = (policyId: string, wanted: Wanted) =>
  queryOptions({
    queryKey: [...SUBJECTS.policy, 'voices', policyId, wanted],
    queryFn: ({ signal }) => api.GET('/api/v1/policies/{policy_id}/voices', { params: { ...at(policyId), query: { ...wanted, size: MANY } }, signal }).then(dataOf),
  })

export const participationQuery = (policyId: string) =>
  queryOptions({
    queryKey: [...SUBJECTS.policy, 'participation', policyId],
    queryFn: ({ signal }) => api.GET('/api/v1/policies/{policy_id}/participation', { params: at(policyId), signal }).then(dataOf),
    initialData: came('/api/v1/policies/{policy_id}/participation', at(policyId)),
  })

export const outcomeQuery = (policyId: string) =>
  queryOptions({
    queryKey: [...SUBJECTS.policy, 'outcome', policyId],
    queryFn: ({ signal }) => api.GET('/api/v1/policies/{policy_id}/outcome', { params: at(policyId), signal }).then(dataOf),
    initialData: came('/api/v1/policies/{policy_id}/outcome', at(policyId)),
  })

export const clustersQuery = (policyId: string) =>
  queryOptions({
    queryKey: [...SUBJECTS.policy, 'clusters', policyId],
    queryFn: ({ signal }) => api.GET('/api/v1/policies/{policy_id}/clusters', { params: at(policyId), signal }).then(dataOf),
  })

export const ownVoiceQuery = (policyId: string) =>
  queryOptions({
    queryKey: [...SUBJECTS.policy, 'own voice', policyId],
    queryFn: ({ signal }) => api.GET('/api/v1/policies/{policy_id}/voice', { params: at(policyId), signal }).then(dataOf),
  })

export function useComment(policyId: string) {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: ({ anchor, draft }: { anchor: string; draft: CommentDraft }) =>
      withIdempotencyKey(`comment-${policyId}-${anchor}`, draft, (header) => api.POST('/api/v1/policies/{policy_id}/paragraphs/{anchor}/comments', { params: { path: { policy_id: policyId, anchor }, header }, body: draft }).then(dataOf)),
    onSuccess: () => invalidate(SUBJECTS.policy),
  })
}

/** Without a name: neither a key nor a draft of it is kept anywhere. */
export function useSpeak(policyId: string) {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (draft: Schemas['VoiceDraft']) => api.PUT('/api/v1/policies/{policy_id}/voice', { params: at(policyId), body: draft }).then(dataOf),
    onSuccess: () => invalidate(SUBJECTS.policy),
  })
}

export function useSupport(policyId: string) {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: async ({ anchor, commentId, on }: { anchor?: string; commentId?: string; on: boolean }) => {
      if (commentId !== undefined) {
        const params = { path: { comment_id: commentId } }
        return on ? api.PUT('/api/v1/policies/comments/{comment_id}/support', { params }).then(dataOf) : api.DELETE('/api/v1/policies/comments/{comment_id}/support', { params }).then(dataOf)
      }
      const params = { path: { policy_id: policyId, anchor: anchor ?? '' } }
      return on ? api.PUT('/api/v1/policies/{policy_id}/paragraphs/{anchor}/support', { params }).then(dataOf) : api.DELETE('/api/v1/policies/{policy_id}/paragraphs/{anchor}/support', { params }).then(dataOf)
    },
    onSettled: () => invalidate(SUBJECTS.policy),
  })
}

/** What is answered: something said with a name, without one, or a cluster of both. */
export type Answered = { id: string; version: number; of: 'comments' | 'voices' | 'clusters' }

const ended = () => undefined

export function useAnswer() {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: ({ what, draft }: { what: Answered; draft: AnswerDraft }) =>
      withIdempotencyKey(`answer-${what.id}`, draft, (given) => {
        const header = { ...given, ...ifMatch(what.version) }
        if (what.of === 'comments') return api.POST('/api/v1/policies/comments/{comment_id}/answer', { params: { path: { comment_id: what.id }, header }, body: draft }).then(dataOf).then(ended)
        if (what.of === 'voices') return api.POST('/api/v1/policies/voices/{voice_id}/answer', { params: { path: { voice_id: what.id }, header }, body: draft }).then(dataOf).then(ended)
        return api.POST('/api/v1/policies/clusters/{cluster_id}/answer', { params: { path: { cluster_id: what.id }, header }, body: draft }).then(dataOf).then(ended)
      }),
    onSuccess: () => invalidate(SUBJECTS.policy),
  })
}

export function useMakeCluster(policyId: string) {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (draft: Schemas['ClusterDraft']) => withIdempotencyKey(`cluster-${policyId}`, draft, (header) => api.POST('/api/v1/policies/{policy_id}/clusters', { params: { ...at(policyId), header }, body: draft }).then(dataOf)),
    onSuccess: () => invalidate(SUBJECTS.policy),
  })
}

export function useHide() {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: ({ what, reason }: { what: Answered; reason: string }) => {
      const header = ifMatch(what.version)
      if (what.of === 'voices') return api.PUT('/api/v1/policies/voices/{voice_id}/hiding', { params: { path: { voice_id: what.id }, header }, body: { reason } }).then(dataOf).then(ended)
      return api.PUT('/api/v1/policies/comments/{comment_id}/hiding', { params: { path: { comment_id: what.id }, header }, body: { reason } }).then(dataOf).then(ended)
    },
    onSuccess: () => invalidate(SUBJECTS.policy),
  })
}
