/** Somebody's improvements and coaching: what is asked, and each step that is put on record. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { api, dataOf, ifMatch } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { type IdempotencyHeader, withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

type Schemas = components['schemas']
export type File = Schemas['ImprovementFile']
export type Improvement = Schemas['ImprovementView']
export type Step = Schemas['ImprovementStepView']
export type StepKind = Schemas['ImprovementStepKind']
export type StepDraft = Schemas['ImprovementStepDraft']
export type Session = Schemas['GuidanceView']
export type GuidanceKind = Schemas['GuidanceKind']
export type Form = Schemas['GuidanceForm']
export type Opinion = Schemas['Opinion']

const { improvement, tasks } = SUBJECTS
const fileKey = (employee: string) => [...improvement, 'file', employee] as const
const sessionsKey = (employee: string) => [...improvement, 'sessions', employee] as const

export const fileQuery = (employee: string) =>
  queryOptions({
    queryKey: fileKey(employee),
    queryFn: ({ signal }) => api.GET('/api/v1/employees/{employee_id}/improvement', { params: { path: { employee_id: employee } }, signal }).then(dataOf),
    initialData: came('/api/v1/employees/{employee_id}/improvement', { path: { employee_id: employee } }),
  })

export const sessionsQuery = (employee: string) =>
  queryOptions({
    queryKey: sessionsKey(employee),
    queryFn: ({ signal }) => api.GET('/api/v1/guidance-sessions', { params: { query: { employee_id: employee } }, signal }).then(dataOf),
    initialData: came('/api/v1/guidance-sessions', { query: { employee_id: employee } }),
  })

/** What an improvement has become is on the screen at once. */
function useFileStep<Input>(employee: string, place: string, write: (input: Input, header: IdempotencyHeader) => Promise<File>) {
  const cache = useQueryClient()
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (input: Input) => withIdempotencyKey(place, input, (header) => write(input, header)),
    onSuccess: (found) => {
      cache.setQueryData(fileKey(employee), found)
      void invalidate(tasks)
    },
    onError: () => void invalidate(fileKey(employee)),
  })
}

export const useBegin = (employee: string) =>
  useFileStep(employee, `improvement-${employee}`, (body: Schemas['ImprovementDraft'], header) =>
    api.POST('/api/v1/employees/{employee_id}/improvements', { params: { path: { employee_id: employee }, header }, body }).then(dataOf))

export const useTakeStep = (employee: string, { id, version }: Improvement) =>
  useFileStep(employee, `improvement-step-${id}`, (body: StepDraft, header) =>
    api.POST('/api/v1/improvements/{improvement_id}/steps', { params: { path: { improvement_id: id }, header: { ...header, ...ifMatch(version) } }, body }).then(dataOf))

export const useReadStep = (employee: string, improvementId: string, stepId: string) =>
  useFileStep(employee, `improvement-read-${stepId}`, (body: Schemas['StepReading'], header) =>
    api.POST('/api/v1/improvements/{improvement_id}/steps/{step_id}/reading', { params: { path: { improvement_id: improvementId, step_id: stepId }, header }, body }).then(dataOf))

/** A session that has changed changes what is listed, and whether an improvement may begin. */
function useSessionStep<Input>(place: string, write: (input: Input, header: IdempotencyHeader) => Promise<Session>) {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (input: Input) => withIdempotencyKey(place, input, (header) => write(input, header)),
    onSettled: () => invalidate(improvement, tasks),
  })
}

const at = (id: string) => ({ guidance_id: id })

export const useHold = (employee: string, kind: GuidanceKind) =>
  useSessionStep(`guidance-${kind}-${employee}`, (form: Form, header) =>
    api.POST('/api/v1/guidance-sessions', { params: { header }, body: { ...form, employee_id: employee, kind } }).then(dataOf))

export const useChange = (one: Session) =>
  useSessionStep(`guidance-change-${one.id}`, (body: Form) => api.PUT('/api/v1/guidance-sessions/{guidance_id}', { params: { path: at(one.id), header: ifMatch(one.version) }, body }).then(dataOf))

export const useSign = (one: Session) =>
  useSessionStep(`guidance-sign-${one.id}`, (version: number, header) =>
    api.POST('/api/v1/guidance-sessions/{guidance_id}/signature', { params: { path: at(one.id), header: { ...header, ...ifMatch(version) } } }).then(dataOf))

export const useGiveStatements = (one: Session) =>
  useSessionStep(`guidance-state-${one.id}`, (body: Schemas['Statements'], header) =>
    api.POST('/api/v1/guidance-sessions/{guidance_id}/statements', { params: { path: at(one.id), header: { ...header, ...ifMatch(one.version) } }, body }).then(dataOf))

export const useReadStatements = (one: Session) =>
  useSessionStep(`guidance-read-${one.id}`, (version: number, header) =>
    api.POST('/api/v1/guidance-sessions/{guidance_id}/statements/reading', { params: { path: at(one.id), header: { ...header, ...ifMatch(version) } } }).then(dataOf))
