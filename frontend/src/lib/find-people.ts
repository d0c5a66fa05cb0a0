/** People whom the reader may see, by name or by some digits of a NIP; digits travel in the body, so that no address keeps them. */
import { queryOptions } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'

import { digitsIn } from './digits'
import { SUBJECTS } from './query-keys'

export type FoundPerson = components['schemas']['EmployeeRow']
const SHOWN = 8

export const findPeopleQuery = (q: string) =>
  queryOptions({
    queryKey: [...SUBJECTS.organization, 'found', q],
    queryFn: ({ signal }) => find(q, signal),
    enabled: q.length > 1,
  })

/** Somebody whom an address names. */
export const personQuery = (id: string | undefined) =>
  queryOptions({
    queryKey: [...SUBJECTS.organization, 'person', id],
    queryFn: ({ signal }) => api.GET('/api/v1/employees/{employee_id}', { params: { path: { employee_id: id ?? '' } }, signal }).then(dataOf),
    enabled: id !== undefined,
  })

function find(q: string, signal: AbortSignal) {
  const number = digitsIn(q)
  return number
    ? api.POST('/api/v1/employees/find-by-number', { body: { number, page: 1, size: SHOWN }, signal }).then(dataOf)
    : api.GET('/api/v1/employees', { params: { query: { q, size: SHOWN } }, signal }).then(dataOf)
}
