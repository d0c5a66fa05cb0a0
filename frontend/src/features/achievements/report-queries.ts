/** Reporting achievements and their evidence. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { api, dataOf, ifMatch, networkProblem } from '@/api/client'
import type { components } from '@/api/contract'
import { type IdempotencyHeader, withIdempotencyKey } from '@/api/idempotency'
import { problemOf } from '@/api/problem'

type Schemas = components['schemas']
export type ReportForm = Schemas['ReportForm']
export type ReportedIndicator = Schemas['ReportedIndicator']
export type Evidence = Schemas['EvidenceView']
export type Receipt = Schemas['ReceiptView']
type ReportLine = Schemas['ReportLine']

const fail = (error: unknown): never => {
  throw networkProblem(error)
}

export const reportQuery = (planId: string, periodId: number) =>
  queryOptions({
    queryKey: ['achievements', 'report', planId, periodId] as const,
    queryFn: ({ signal }) =>
      api
        .GET('/api/v1/plans/{plan_id}/periods/{period_id}/report', { params: { path: { plan_id: planId, period_id: periodId } }, signal })
        .then(dataOf),
  })

export const myPlansQuery = (me: string) =>
  queryOptions({
    queryKey: ['goals', 'plans', 'of', me] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/plans', { params: { query: { employee_id: me, size: 50 } }, signal }).then(dataOf),
  })

/** The plan that is reported on; kept where the plan's own page keeps it. */
export const planOfQuery = (planId: string) =>
  queryOptions({
    queryKey: ['goals', 'plan', planId] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/plans/{plan_id}', { params: { path: { plan_id: planId } }, signal }).then(dataOf),
  })

export const receiptsQuery = (planId: string) =>
  queryOptions({
    queryKey: ['achievements', 'receipts', planId] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/plans/{plan_id}/receipts', { params: { path: { plan_id: planId } }, signal }).then(dataOf),
  })

function useTouched() {
  const cache = useQueryClient()
  return () => {
    for (const key of ['achievements', 'tasks', 'team', 'evaluations']) void cache.invalidateQueries({ queryKey: [key] })
  }
}

export function useSendReport(planId: string, periodId: number) {
  const touched = useTouched()
  return useMutation({
    mutationFn: (lines: ReportLine[]) =>
      withIdempotencyKey(`report-${planId}-${periodId}`, lines, (header) =>
        api
          .POST('/api/v1/plans/{plan_id}/periods/{period_id}/report', { params: { path: { plan_id: planId, period_id: periodId }, header }, body: { lines } })
          .then(dataOf),
      ),
    onSuccess: touched,
  })
}

type NewEvidence = { draft: Omit<Schemas['EvidenceDraft'], 'file_id'>; file: File | null }

export function useSubmitEvidence(planId: string) {
  const touched = useTouched()
  return useMutation({
    mutationFn: ({ draft, file }: NewEvidence) =>
      withIdempotencyKey(`evidence-${planId}`, { draft, file }, async (header) => {
        const fileId = file ? await upload(file, header) : null
        return api
          .POST('/api/v1/plans/{plan_id}/evidence', { params: { path: { plan_id: planId }, header: partOf(header, 'bukti') }, body: { ...draft, file_id: fileId } })
          .then(dataOf)
      }),
    onSuccess: touched,
  })
}

/** Two requests for one wish: each is answered once. */
const partOf = (header: IdempotencyHeader, part: string): IdempotencyHeader => ({ 'Idempotency-Key': `${header['Idempotency-Key']}-${part}` })

async function upload(file: File, header: IdempotencyHeader): Promise<string> {
  const answer = await globalThis.fetch(`/api/v1/files?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    body: file,
    headers: { 'Content-Type': 'application/octet-stream', ...partOf(header, 'berkas') },
  })
  const body = (await answer.json().catch(() => null)) as { id: string } | null
  if (!answer.ok || !body) throw problemOf(body, answer.status)
  return body.id
}

export function useGiveVerdict() {
  const touched = useTouched()
  return useMutation({
    mutationFn: ({ evidence: { id, version }, verdict, reason }: { evidence: Evidence; verdict: 'accepted' | 'returned'; reason: string | null }) =>
      withIdempotencyKey(`verdict-${id}`, { version, verdict, reason }, (header) =>
        api
          .POST('/api/v1/evidence/{evidence_id}/verdict', { params: { path: { evidence_id: id }, header: { ...header, ...ifMatch(version) } }, body: { verdict, reason } })
          .then(dataOf),
      ),
    onSuccess: touched,
  })
}

export function useRemoveEvidence() {
  const touched = useTouched()
  return useMutation({
    mutationFn: (id: string) => api.DELETE('/api/v1/evidence/{evidence_id}', { params: { path: { evidence_id: id } } }).then(dataOf).catch(fail),
    onSuccess: touched,
  })
}
