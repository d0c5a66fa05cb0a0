/** Where people stand in performance and potential. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { nextPage } from '@/lib/paging'
import { SUBJECTS } from '@/lib/query-keys'

type Schemas = components['schemas']
export type Talent = Schemas['TalentView']
export type Band = Schemas['Band']
export type TalentPerson = Schemas['TalentPerson']
export type Box = { performance: Band; potential: Band } | { placed: false }

const SIZE = 10

export const talentQuery = (unit: string) =>
  queryOptions({
    queryKey: [...SUBJECTS.training, 'talent', unit],
    queryFn: ({ signal }) => api.GET('/api/v1/development/talent', { params: { query: { unit_id: unit } }, signal }).then(dataOf),
    initialData: came('/api/v1/development/talent', { query: { unit_id: unit } }),
  })

export const talentPeopleQuery = (unit: string, box: Box) =>
  infiniteQueryOptions({
    queryKey: [...SUBJECTS.training, 'talent', unit, box],
    queryFn: ({ signal, pageParam }) => api.GET('/api/v1/development/talent/people', { params: { query: { unit_id: unit, ...box, page: pageParam, size: SIZE } }, signal }).then(dataOf),
    initialPageParam: 1,
    getNextPageParam: (page) => nextPage(page),
  })
