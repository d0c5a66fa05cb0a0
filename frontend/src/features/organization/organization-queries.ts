/** People, units, and who assesses whom. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { api, dataOf, ifMatch, networkProblem } from '@/api/client'
import type { components } from '@/api/contract'
import { allUnits } from '@/lib/units'
import { withIdempotencyKey } from '@/api/idempotency'

type Schemas = components['schemas']
export type Person = Schemas['EmployeeView']
export type PersonRow = Schemas['EmployeeRow']
export type Unit = Schemas['UnitView']
export type PersonState = Person['state']
export type UnitKind = Unit['kind']
export type AssessorDraft = Schemas['AssessorDraft']
export type PersonDraft = Schemas['EmployeeDraft']
export type PostDraft = Schemas['AssignmentDraft']
export type PeopleFilter = { q?: string; state?: PersonState[]; agency_id?: number; unit_id?: string; page: number }

const fail = (error: unknown): never => {
  throw networkProblem(error)
}

export const peopleQuery = (filter: PeopleFilter) =>
  queryOptions({
    queryKey: ['organization', 'people', filter] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/employees', { params: { query: { ...filter, size: 25 } }, signal }).then(dataOf),
  })

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['organization', 'person', id] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/employees/{employee_id}', { params: { path: { employee_id: id } }, signal }).then(dataOf),
  })

export const colleaguesQuery = (q: string) =>
  queryOptions({
    queryKey: ['organization', 'colleagues', q] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/colleagues', { params: { query: { q } }, signal }).then(dataOf),
    enabled: q.trim().length > 1,
  })

export const unitSearchQuery = (q: string) =>
  queryOptions({
    queryKey: ['organization', 'units', 'search', q] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/units', { params: { query: { q, size: 50 } }, signal }).then(dataOf),
    enabled: q.length > 1,
  })

/** A NIP travels in the body, so that no address keeps it. */
export const numberQuery = (number: string) =>
  queryOptions({
    queryKey: ['organization', 'number', number] as const,
    queryFn: ({ signal }) => api.POST('/api/v1/employees/search-by-number', { body: { number }, signal }).then(dataOf),
    enabled: number !== '',
    retry: false,
  })

export const unitsQuery = (parentId: string) =>
  queryOptions({
    queryKey: ['organization', 'units', parentId] as const,
    queryFn: ({ signal }) => allUnits({ parent_id: parentId }, signal),
  })

export const rootsQuery = queryOptions({
  queryKey: ['organization', 'roots'] as const,
  queryFn: async ({ signal }) => {
    const page = await allUnits({ agency_id: 0 }, signal)
    return page.items.filter((unit) => unit.parent_id === null)
  },
})

function useOrganizationChange<Input, Output>(write: (input: Input) => Promise<Output>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (input: Input) => write(input).catch(fail),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['organization'] }),
  })
}

export const useAddPerson = () =>
  useOrganizationChange((body: PersonDraft) => withIdempotencyKey('person', body, (header) => api.POST('/api/v1/employees', { params: { header }, body }).then(dataOf)))

export const usePost = (id: string) =>
  useOrganizationChange((body: PostDraft) =>
    withIdempotencyKey(`post-${id}`, body, (header) => api.POST('/api/v1/employees/{employee_id}/assignments', { params: { path: { employee_id: id }, header }, body }).then(dataOf)),
  )

export const useChangePerson = (person: Person) =>
  useOrganizationChange((body: Schemas['EmployeeChange']) =>
    api.PATCH('/api/v1/employees/{employee_id}', { params: { path: { employee_id: person.id }, header: ifMatch(person.version) }, body }).then(dataOf),
  )

export const useNameAssessor = (id: string) =>
  useOrganizationChange((body: AssessorDraft) =>
    withIdempotencyKey(`assessor-${id}`, body, (header) => api.POST('/api/v1/employees/{employee_id}/assessors', { params: { path: { employee_id: id }, header }, body }).then(dataOf)),
  )

export const useEndService = (id: string) =>
  useOrganizationChange((body: Schemas['EndOfService']) =>
    withIdempotencyKey(`end-${id}`, body, (header) => api.POST('/api/v1/employees/{employee_id}/end-of-service', { params: { path: { employee_id: id }, header }, body }).then(dataOf)),
  )

/** A code is a secret: it leaves the memory with the page that shows it. */
function useSecret<Input, Output>(write: (input: Input) => Promise<Output>) {
  return useMutation({ mutationFn: (input: Input) => write(input).catch(fail), gcTime: 0 })
}

export const useResetCode = (id: string) => useSecret(() => api.POST('/api/v1/users/{user_id}/reset-code', { params: { path: { user_id: id } } }).then(dataOf))

export const useAddUnit = () =>
  useOrganizationChange((body: Schemas['UnitDraft']) =>
    withIdempotencyKey(`unit-${body.parent_id}`, body, (header) => api.POST('/api/v1/units', { params: { header }, body }).then(dataOf)),
  )

export const useRenameUnit = (unit: Unit) =>
  useOrganizationChange((name: string) =>
    api.PATCH('/api/v1/units/{unit_id}', { params: { path: { unit_id: unit.id }, header: ifMatch(unit.version) }, body: { name } }).then(dataOf),
  )

export const useActivationCodes = () =>
  useSecret((unit_id: string) => api.POST('/api/v1/activation-codes', { body: { unit_id } }).then(dataOf))
