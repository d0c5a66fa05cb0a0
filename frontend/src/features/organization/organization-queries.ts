/** People, units, and who assesses whom. */
import { queryOptions, useMutation } from '@tanstack/react-query'

import { api, dataOf, ifMatch, throwProblem } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'
import { allUnits, unitsThatCame, unitKeys } from '@/lib/units'

type Schemas = components['schemas']
export type Person = Schemas['EmployeeView']
export type PersonRow = Schemas['EmployeeRow']
export type Unit = Schemas['UnitView']
export type PersonState = Person['state']
export type UnitKind = Unit['kind']
export type AssessorDraft = Schemas['AssessorDraft']
export type DelegationDraft = Schemas['DelegationDraft']
export type PersonDraft = Schemas['EmployeeDraft']
export type PostDraft = Schemas['AssignmentDraft']
export type PeopleFilter = { q?: string; state?: PersonState[]; agency_id?: number; unit_id?: string; page: number }

const { organization } = SUBJECTS
const peopleKeys = {
  list: (filter: PeopleFilter) => [...organization, 'people', filter] as const,
  detail: (id: string) => [...organization, 'person', id] as const,
  colleagues: (q: string) => [...organization, 'colleagues', q] as const,
  number: (number: string, page: number) => [...organization, 'number', number, page] as const,
}

export const peopleQuery = (filter: PeopleFilter) =>
  queryOptions({
    queryKey: peopleKeys.list(filter),
    queryFn: ({ signal }) => api.GET('/api/v1/employees', { params: { query: { ...filter, size: 25 } }, signal }).then(dataOf),
    initialData: came('/api/v1/employees', { query: { ...filter, size: 25 } }),
  })

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: peopleKeys.detail(id),
    queryFn: ({ signal }) => api.GET('/api/v1/employees/{employee_id}', { params: { path: { employee_id: id } }, signal }).then(dataOf),
    initialData: came('/api/v1/employees/{employee_id}', { path: { employee_id: id } }),
  })

export const colleaguesQuery = (q: string) =>
  queryOptions({
    queryKey: peopleKeys.colleagues(q),
    queryFn: ({ signal }) => api.GET('/api/v1/colleagues', { params: { query: { q } }, signal }).then(dataOf),
    enabled: q.trim().length > 1,
  })

/** The digits of a NIP travel in the body, so that no address keeps them. */
export const numberQuery = (number: string, page: number) =>
  queryOptions({
    queryKey: peopleKeys.number(number, page),
    queryFn: ({ signal }) => api.POST('/api/v1/employees/find-by-number', { body: { number, page, size: 25 }, signal }).then(dataOf),
    enabled: number !== '',
  })

export const unitsQuery = (parentId: string) =>
  queryOptions({
    queryKey: unitKeys.below(parentId),
    queryFn: ({ signal }) => allUnits({ parent_id: parentId }, signal),
    initialData: unitsThatCame({ parent_id: parentId }),
  })

export const cityUnitsQuery = queryOptions({
  queryKey: unitKeys.city,
  queryFn: ({ signal }) => allUnits({ agency_id: 0 }, signal),
  initialData: unitsThatCame({ agency_id: 0 }),
  select: ({ items }) => items.filter((unit) => unit.parent_id === null),
})

function useOrganizationChange<Input, Output>(write: (input: Input) => Promise<Output>) {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (input: Input) => write(input).catch(throwProblem),
    onSuccess: () => invalidate(organization),
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

/** Art. 1 no. 9: a superior lets somebody else assess for a while. */
export const useDelegate = (id: string) =>
  useOrganizationChange((body: DelegationDraft) =>
    withIdempotencyKey(`delegate-${id}`, body, (header) => api.POST('/api/v1/employees/{employee_id}/delegations', { params: { path: { employee_id: id }, header }, body }).then(dataOf)),
  )

export const useEndDelegation = (id: string) =>
  useOrganizationChange((delegation_id: string) =>
    withIdempotencyKey(`end-delegation-${id}`, delegation_id, (header) =>
      api.POST('/api/v1/employees/{employee_id}/delegations/{delegation_id}/end', { params: { path: { employee_id: id, delegation_id }, header } }).then(dataOf),
    ),
  )

export const useEndService = (id: string) =>
  useOrganizationChange((body: Schemas['EndOfService']) =>
    withIdempotencyKey(`end-${id}`, body, (header) => api.POST('/api/v1/employees/{employee_id}/end-of-service', { params: { path: { employee_id: id }, header }, body }).then(dataOf)),
  )

/** A code is a secret: it leaves the memory with the page that shows it. */
function useSecret<Input, Output>(write: (input: Input) => Promise<Output>) {
  return useMutation({ mutationFn: (input: Input) => write(input).catch(throwProblem), gcTime: 0 })
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
