/** What insights ask; counted once a day, so that nothing is asked twice in five minutes. */
import { queryOptions } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { SUBJECTS } from '@/lib/query-keys'

type Schemas = components['schemas']
export type Trend = Schemas['TrendView']
export type TrendPeriod = Schemas['TrendPeriod']
export type Parts = Schemas['PartsView']
export type Part = Schemas['PartView']
export type Strip = Schemas['StripView']
export type UnitFigures = Schemas['UnitFigures']
export type Measure = Schemas['Measure']
export type Finding = Schemas['Finding']
export type Signal = Schemas['SignalView']
export type SignalKind = Schemas['SignalKind']
export type Use = Schemas['UseView']
export type Asked = { unit?: string; periode?: number }

const staleTime = 300_000
const keyOf = (...words: (string | number | undefined)[]) => [...SUBJECTS.insights, ...words] as const
const asked = ({ unit, periode }: Asked) => ({ ...(unit && { unit_id: unit }), ...(periode && { period_id: periode }) })

export const placeQuery = (unit?: string) =>
  queryOptions({
    queryKey: keyOf('place', unit),
    queryFn: ({ signal }) => api.GET('/api/v1/insights/place', { params: { query: asked({ unit }) }, signal }).then(dataOf),
    staleTime,
  })

export const trendsQuery = (unit?: string) =>
  queryOptions({
    queryKey: keyOf('trends', unit),
    queryFn: ({ signal }) => api.GET('/api/v1/insights/trends', { params: { query: asked({ unit }) }, signal }).then(dataOf),
    staleTime,
  })

export const partsQuery = (wanted: Asked) =>
  queryOptions({
    queryKey: keyOf('parts', wanted.unit, wanted.periode),
    queryFn: ({ signal }) => api.GET('/api/v1/insights/parts', { params: { query: asked(wanted) }, signal }).then(dataOf),
    staleTime,
  })

export const signalsQuery = (wanted: Asked) =>
  queryOptions({
    queryKey: keyOf('signals', wanted.unit, wanted.periode),
    queryFn: ({ signal }) => api.GET('/api/v1/insights/signals', { params: { query: asked(wanted) }, signal }).then(dataOf),
    staleTime,
  })

export const adoptionQuery = (unit?: string) =>
  queryOptions({
    queryKey: keyOf('use', unit),
    queryFn: ({ signal }) => api.GET('/api/v1/insights/use', { params: { query: asked({ unit }) }, signal }).then(dataOf),
    staleTime,
  })
