/** Who is promoted at a window, and what each lacks. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { SUBJECTS } from '@/lib/query-keys'

type Schemas = components['schemas']
export type Path = Schemas['Path']
export type Code = Schemas['ConditionCode']
export type Condition = Schemas['ConditionView']
export type Fact = Schemas['FactView']
export type PathView = Schemas['PathView']
export type Outcome = PathView['outcome']
export type Promotion = Schemas['PromotionView']
export type CandidateList = Schemas['CandidateList']
export type Candidate = CandidateList['items'][number]
export type ProposalState = Schemas['ProposalState']
export type Choice = {
  window_on?: string | undefined
  path?: Path | undefined
  agency_id?: number | undefined
  unit_id?: string | undefined
  outcome?: Outcome | undefined
  missing?: Code | undefined
  proposal?: ProposalState | 'none' | undefined
  q?: string | undefined
}

export const promotionKeys = {
  windows: [...SUBJECTS.promotion, 'windows'] as const,
  candidates: (choice: Choice, size: number) => [...SUBJECTS.promotion, 'candidates', choice, size] as const,
  person: (id: string, window: string | undefined) => [...SUBJECTS.promotion, 'person', id, window] as const,
}

export const windowsQuery = queryOptions({
  queryKey: promotionKeys.windows,
  queryFn: ({ signal }) => api.GET('/api/v1/promotion/windows', { signal }).then(dataOf),
  initialData: came('/api/v1/promotion/windows'),
  staleTime: 300_000,
})

/** Only what is chosen is in the address, so that it is the one that the page's first look asks for. */
const asked = (choice: Choice) => Object.fromEntries(Object.entries(choice).filter(([, value]) => value !== undefined)) as Choice

/** A list that is read on below what is shown of it. */
export const candidatesQuery = (choice: Choice, size: number) =>
  infiniteQueryOptions({
    queryKey: promotionKeys.candidates(asked(choice), size),
    queryFn: ({ signal, pageParam }) => api.GET('/api/v1/promotion/candidates', { params: { query: { ...asked(choice), ...(pageParam && { cursor: pageParam }), size } }, signal }).then(dataOf),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    initialData: () => {
      const page = came('/api/v1/promotion/candidates', { query: { ...asked(choice), size } })()
      return page && { pages: [page], pageParams: [''] }
    },
  })

export function workbookAddress(choice: Choice) {
  const query = new URLSearchParams(Object.entries(asked(choice)).map(([name, value]) => [name, String(value)]))
  return `/api/v1/promotion/candidates.xlsx?${query}`
}

/** Somebody's way up; without a window at the next one. */
export const promotionQuery = (employeeId: string, window?: string) =>
  queryOptions({
    queryKey: promotionKeys.person(employeeId, window),
    queryFn: ({ signal }) =>
      api.GET('/api/v1/employees/{employee_id}/promotion', { params: { path: { employee_id: employeeId }, query: asked({ window_on: window }) }, signal }).then(dataOf),
    initialData: came('/api/v1/employees/{employee_id}/promotion', { path: { employee_id: employeeId }, query: asked({ window_on: window }) }),
  })

export const ruleTextQuery = (rule: string) =>
  queryOptions({
    queryKey: [...SUBJECTS.rules, 'text', rule],
    queryFn: ({ signal }) => api.GET('/api/v1/rules/texts/{rule_id}', { params: { path: { rule_id: rule } }, signal }).then(dataOf),
    staleTime: Infinity,
  })
