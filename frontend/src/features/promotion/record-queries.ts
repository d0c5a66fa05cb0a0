/** What is on record of somebody's career. */
import { queryOptions, useMutation } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components, operations } from '@/api/contract'
import { withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

type Schemas = components['schemas']
export type CareerRecord = Schemas['RecordView']
export type RecordKind = Schemas['RecordKind']
export type RecordDraft = operations['enter_career_record']['requestBody']['content']['application/json']

const recordKeys = { of: (employeeId: string) => [...SUBJECTS.career, employeeId] as const }

export const recordsQuery = (employeeId: string) =>
  queryOptions({
    queryKey: recordKeys.of(employeeId),
    queryFn: ({ signal }) => api.GET('/api/v1/employees/{employee_id}/career-records', { params: { path: { employee_id: employeeId } }, signal }).then(dataOf),
  })

export function useEnterRecord(employeeId: string) {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (draft: RecordDraft) =>
      withIdempotencyKey(`career-record-${employeeId}`, draft, (header) =>
        api.POST('/api/v1/employees/{employee_id}/career-records', { params: { path: { employee_id: employeeId }, header }, body: draft }).then(dataOf),
      ),
    onSuccess: () => invalidate(SUBJECTS.career, SUBJECTS.promotion),
  })
}

export function useReverseRecord() {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      withIdempotencyKey(`reverse-record-${id}`, reason, (header) =>
        api.POST('/api/v1/career-records/{record_id}/reversal', { params: { path: { record_id: id }, header }, body: { reason } }).then(dataOf),
      ),
    onSuccess: () => invalidate(SUBJECTS.career, SUBJECTS.promotion),
  })
}
