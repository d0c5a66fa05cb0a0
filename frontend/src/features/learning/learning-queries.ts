/** What somebody needs to learn, plans and did; how levels stand; the competences there are. */
import { queryOptions } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { SUBJECTS } from '@/lib/query-keys'

type Schemas = components['schemas']
export type Development = Schemas['DevelopmentView']
export type LearningNeed = Schemas['DevelopmentNeedView']
export type Origin = LearningNeed['origins'][number]
export type Wish = Schemas['WishView']
export type Action = Schemas['DevelopmentActionView']
export type ActionDraft = Schemas['ActionDraft']
export type ActionChange = Schemas['ActionChange']
export type Hours = Schemas['HoursView']
export type Competence = Schemas['NamedCompetence']
export type Standing = Schemas['StandingView']
export type LevelDraft = Schemas['LevelDraft']
export type Advice = Schemas['GivenAdvice']

const { learning } = SUBJECTS
const MODEL_AGE = 600_000

export const keysOf = (employeeId: string) => ({
  development: [...learning, 'development', employeeId] as const,
  competences: [...learning, 'competences', employeeId] as const,
  advice: [...learning, 'advice', employeeId] as const,
})

/** Of the year that runs. */
export const developmentQuery = (employee_id: string) =>
  queryOptions({
    queryKey: keysOf(employee_id).development,
    queryFn: ({ signal }) => api.GET('/api/v1/employees/{employee_id}/development', { params: { path: { employee_id } }, signal }).then(dataOf),
    initialData: came('/api/v1/employees/{employee_id}/development', { path: { employee_id } }),
  })

export const competencesQuery = (employee_id: string) =>
  queryOptions({
    queryKey: keysOf(employee_id).competences,
    queryFn: ({ signal }) => api.GET('/api/v1/employees/{employee_id}/competences', { params: { path: { employee_id } }, signal }).then(dataOf),
  })

export const adviceQuery = (employee_id: string) =>
  queryOptions({
    queryKey: keysOf(employee_id).advice,
    queryFn: ({ signal }) => api.GET('/api/v1/employees/{employee_id}/advice', { params: { path: { employee_id } }, signal }).then(dataOf),
  })

/** What one may wish for: all that counts for people of an agency. */
export const modelQuery = (agency_id: number) =>
  queryOptions({
    queryKey: [...learning, 'model', agency_id] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/competences', { params: { query: { agency_id } }, signal }).then(dataOf),
    staleTime: MODEL_AGE,
  })
