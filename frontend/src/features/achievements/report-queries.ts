/** Reporting achievements and their evidence. */
import { queryOptions, useMutation } from '@tanstack/react-query'

import { api, dataOf, ifMatch, throwProblem } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { type IdempotencyHeader, withIdempotencyKey } from '@/api/idempotency'
import { upload } from '@/api/upload'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

import { evidenceQueue } from './evidence-queue'

type Schemas = components['schemas']
export type Evidence = Schemas['EvidenceView']
export type Receipt = Schemas['ReceiptView']
type ReportLine = Schemas['ReportLine']

const { achievements, tasks, team, evaluations } = SUBJECTS

export const receiptsQuery = (planId: string) =>
  queryOptions({
    queryKey: [...achievements, 'receipts', planId] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/plans/{plan_id}/receipts', { params: { path: { plan_id: planId } }, signal }).then(dataOf),
    initialData: came('/api/v1/plans/{plan_id}/receipts', { path: { plan_id: planId } }),
  })

/** A report or its evidence shows in the tasks, in the team and in the material of an evaluation. */
function useReportMutation<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const invalidate = useInvalidate()
  return useMutation({ mutationFn, onSuccess: () => void invalidate(achievements, tasks, team, evaluations) })
}

export function useSendReport(planId: string, periodId: number) {
  return useReportMutation((lines: ReportLine[]) =>
    withIdempotencyKey(`report-${planId}-${periodId}`, lines, (header) =>
      api
        .POST('/api/v1/plans/{plan_id}/periods/{period_id}/report', { params: { path: { plan_id: planId, period_id: periodId }, header }, body: { lines } })
        .then(dataOf),
    ),
  )
}

export type NewEvidence = { planId: string; draft: Omit<Schemas['EvidenceDraft'], 'file_id'>; file: File | null }

/** Puts evidence on its way; the queue goes on whatever becomes of the page. */
export function useSendEvidence() {
  const invalidate = useInvalidate()
  return (evidence: NewEvidence) =>
    evidenceQueue.add(evidence, async (ready, onProgress) => {
      await submitEvidence(ready, onProgress)
      await invalidate(achievements, tasks, team, evaluations)
    })
}

function submitEvidence({ planId, draft, file }: NewEvidence, onProgress: (sent: number) => void) {
  return withIdempotencyKey(`evidence-${planId}-${draft.title}`, { draft, file }, async (header) => {
    const sent = file && (await upload<{ id: string }>(uploadOf(file, header, onProgress)))
    return api
      .POST('/api/v1/plans/{plan_id}/evidence', { params: { path: { plan_id: planId }, header: partOf(header, 'bukti') }, body: { ...draft, file_id: sent?.id ?? null } })
      .then(dataOf)
  })
}

const uploadOf = (file: File, header: IdempotencyHeader, onProgress: (sent: number) => void) => ({
  address: `/api/v1/files?name=${encodeURIComponent(file.name)}`,
  file,
  headers: { 'Content-Type': 'application/octet-stream', ...partOf(header, 'berkas') },
  onProgress,
})

/** One form, two requests: each has a key of its own. */
const partOf = (header: IdempotencyHeader, part: string): IdempotencyHeader => ({ 'Idempotency-Key': `${header['Idempotency-Key']}-${part}` })

export function useGiveVerdict() {
  return useReportMutation(({ evidence: { id, version }, verdict, reason }: { evidence: Evidence; verdict: 'accepted' | 'returned'; reason: string | null }) =>
    withIdempotencyKey(`verdict-${id}`, { version, verdict, reason }, (header) =>
      api
        .POST('/api/v1/evidence/{evidence_id}/verdict', { params: { path: { evidence_id: id }, header: { ...header, ...ifMatch(version) } }, body: { verdict, reason } })
        .then(dataOf),
    ),
  )
}

export function useRemoveEvidence() {
  return useReportMutation((id: string) => api.DELETE('/api/v1/evidence/{evidence_id}', { params: { path: { evidence_id: id } } }).then(dataOf).catch(throwProblem))
}
