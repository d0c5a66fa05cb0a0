/** Who needs to learn what below a unit, and what programmes of a year answer of it. */
import { infiniteQueryOptions, queryOptions, useMutation } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { firstPage, nextPage } from '@/lib/paging'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

type Schemas = components['schemas']
export type Heat = Schemas['HeatView']
export type HeatRow = Heat['rows'][number]
export type By = 'unit' | 'position'
export type Plan = Schemas['TrainingPlanView']
export type Programme = Plan['programmes'][number]
export type NeedyPerson = Schemas['NeedPeopleList']['items'][number]
export type Origin = NeedyPerson['origins'][number]
export type Effect = Schemas['EffectView']
export type Competence = Schemas['CompetenceView']
export type Cell = { unit_id: string; competence_code: string; year: number; own?: boolean; title?: string }

/** The unit that is named, or the highest that the asker looks at; with the one above it. */
export const placeQuery = (unit?: string) =>
  queryOptions({
    queryKey: [...SUBJECTS.insights, 'place', unit],
    queryFn: ({ signal }) => api.GET('/api/v1/insights/place', { params: { query: unit ? { unit_id: unit } : {} }, signal }).then(dataOf),
    initialData: came('/api/v1/insights/place', { query: unit ? { unit_id: unit } : {} }),
    staleTime: 300_000,
  })

export const heatQuery = (unit: string, by: By, year: number) =>
  queryOptions({
    queryKey: [...SUBJECTS.training, 'heat', unit, by, year],
    queryFn: ({ signal }) => api.GET('/api/v1/development/needs', { params: { query: { unit_id: unit, by, year } }, signal }).then(dataOf),
    initialData: came('/api/v1/development/needs', { query: { unit_id: unit, by, year } }),
  })

export const planQuery = (unit: string, year: number) =>
  queryOptions({
    queryKey: [...SUBJECTS.training, 'plan', unit, year],
    queryFn: ({ signal }) => api.GET('/api/v1/training-plan', { params: { query: { unit_id: unit, year } }, signal }).then(dataOf),
    initialData: came('/api/v1/training-plan', { query: { unit_id: unit, year } }),
  })

/** Those that are over too: what was proposed last year may be about them. */
export const competencesQuery = queryOptions({
  queryKey: [...SUBJECTS.training, 'competences'],
  queryFn: ({ signal }) => api.GET('/api/v1/competences', { params: { query: { ended: true } }, signal }).then(dataOf),
  initialData: came('/api/v1/competences', { query: { ended: true } }),
  staleTime: 60_000,
})

const SIZE = 4
export const needyQuery = (cell: Cell) =>
  infiniteQueryOptions({
    queryKey: [...SUBJECTS.training, 'needy', cell],
    queryFn: ({ signal, pageParam }) => api.GET('/api/v1/development/needs/people', { params: { query: { ...cell, page: pageParam, size: SIZE } }, signal }).then(dataOf),
    initialPageParam: 1,
    getNextPageParam: (page) => nextPage(page),
    initialData: firstPage(came('/api/v1/development/needs/people', { query: { ...cell, page: 1, size: SIZE } })),
  })

export const effectQuery = (programmeId: string) =>
  queryOptions({
    queryKey: [...SUBJECTS.training, 'effect', programmeId],
    queryFn: ({ signal }) => api.GET('/api/v1/training-programmes/{programme_id}/effect', { params: { path: { programme_id: programmeId } }, signal }).then(dataOf),
    staleTime: 300_000,
  })

export type Ceiling = { agencyId: number; year: number; version: number; amount: string }

export function useSetCeiling() {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: ({ agencyId, year, version, amount }: Ceiling) =>
      api.PUT('/api/v1/agencies/{agency_id}/training-ceilings/{year}', { params: { path: { agency_id: agencyId, year }, header: { 'If-Match': `"${version}"` } }, body: { amount } }).then(dataOf),
    onSuccess: () => invalidate(SUBJECTS.training),
  })
}

export const workbookAddress = (unit: string, year: number) => `/api/v1/training-plan/workbook?unit_id=${unit}&year=${year}`
/** The page of one programme, with its decision and its seats. */
export const programmeAddress = (id: string) => `/opd/pelatihan/usulan/${id}`
