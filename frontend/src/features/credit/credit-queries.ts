/** Somebody's angka kredit: the ledger, what is written into it, and its official sheets. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { api, dataOf, throwProblem } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

type Schemas = components['schemas']
export type Credit = Schemas['CreditView']
export type Line = Schemas['LineView']
export type Need = Schemas['CreditNeed']
export type Way = Schemas['WayView']
export type Correction = Schemas['CorrectionView']
export type Convertible = Schemas['ConvertibleView']
export type Sheet = Schemas['SheetView']
export type SheetKind = Schemas['SheetKind']
export type EntryDraft = Schemas['BaseDraft'] | Schemas['DegreeDraft'] | Schemas['TransferDraft'] | Schemas['PointsDraft']

const { credit, rules } = SUBJECTS
const keyOf = (employeeId: string) => [...credit, employeeId] as const

export const creditQuery = (employee_id: string) =>
  queryOptions({
    queryKey: keyOf(employee_id),
    queryFn: ({ signal }) => api.GET('/api/v1/employees/{employee_id}/credit', { params: { path: { employee_id } }, signal }).then(dataOf),
    initialData: came('/api/v1/employees/{employee_id}/credit', { path: { employee_id } }),
  })

export const sheetQuery = (employee_id: string, sheet: SheetKind, year?: number) =>
  queryOptions({
    queryKey: [...keyOf(employee_id), 'sheet', sheet, year] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/employees/{employee_id}/credit-sheets/{sheet}', { params: { path: { employee_id, sheet }, query: { year } }, signal }).then(dataOf),
    initialData: came('/api/v1/employees/{employee_id}/credit-sheets/{sheet}', { path: { employee_id, sheet }, query: { year } }),
  })

export const workbookAddress = (employeeId: string, sheet: SheetKind, year: number) => `/api/v1/employees/${employeeId}/credit-sheets/${sheet}/workbook?year=${year}`

/** Which golongan each jenjang has, by the rules in force. */
export const levelsQuery = queryOptions({
  queryKey: [...rules, 'credit_levels'] as const,
  queryFn: ({ signal }) => api.GET('/api/v1/rules/tables/{name}', { params: { path: { name: 'credit_levels' } }, signal }).then(dataOf),
  select: (table) => Object.fromEntries(table.rows.map((row) => [row.key, row.cells['grades'] as string[]])),
  staleTime: Number.POSITIVE_INFINITY,
})

function useCreditChange<Input>(employeeId: string, write: (input: Input) => Promise<Credit>) {
  const cache = useQueryClient()
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (input: Input) => write(input).catch(throwProblem),
    onSuccess: (found) => {
      cache.setQueryData(keyOf(employeeId), found)
      return invalidate(credit)
    },
  })
}

export function useEnter(employeeId: string) {
  return useCreditChange(employeeId, (body: EntryDraft) =>
    withIdempotencyKey(`credit-${employeeId}`, body, (header) => api.POST('/api/v1/employees/{employee_id}/credit', { params: { path: { employee_id: employeeId }, header }, body }).then(dataOf)),
  )
}

export function useReverse(employeeId: string, entry_id: string) {
  return useCreditChange(employeeId, (reason: string) =>
    withIdempotencyKey(`credit-back-${entry_id}`, reason, (header) => api.POST('/api/v1/credit-entries/{entry_id}/reversal', { params: { path: { entry_id }, header }, body: { reason } }).then(dataOf)),
  )
}

export function useConvert(employeeId: string) {
  return useCreditChange(employeeId, (evaluation_id: string) =>
    withIdempotencyKey(`credit-convert-${evaluation_id}`, evaluation_id, (header) => api.POST('/api/v1/evaluations/{evaluation_id}/credit', { params: { path: { evaluation_id }, header } }).then(dataOf)),
  )
}
