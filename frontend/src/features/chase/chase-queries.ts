/** Who has not done what in a unit, and the one click that reminds them. */
import { queryOptions, useMutation } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

type Schemas = components['schemas']
export type Subject = Schemas['NudgeSubject']
export type Cockpit = Schemas['Cockpit']
export type Figures = Schemas['Figures']
export type UnitLine = Schemas['UnitLine']
export type Line = Schemas['ChaseLine']
export type Outcome = Line['outcome']
export type Nudged = Schemas['Nudged']
type Draft = Schemas['NudgeDraft']

/** In the order in which a year is worked: the plan, the report, its evidence, what is said, the evaluation. */
export const SUBJECTS_CHASED: readonly Subject[] = ['plan_missing', 'plan_to_agree', 'unreported', 'evidence_waiting', 'evidence_returned', 'feedback_missing', 'unsigned']

/** Which unit in which period; the highest of one's own, and the current period, where it is not said. */
export type Place = { unit_id?: string | undefined; period_id?: number | undefined }
export type KnownPlace = { unit_id: string; period_id: number }

const keys = {
  of: (place: Place) => [...SUBJECTS.cockpit, place.unit_id, place.period_id] as const,
  units: (place: Place, page: number) => [...keys.of(place), 'chase-units', page] as const,
  people: (place: Place, tally: Subject, page: number) => [...keys.of(place), 'chase', tally, page] as const,
}

export const placeQuery = (place: Place) =>
  queryOptions({
    queryKey: keys.of(place),
    queryFn: ({ signal }) => api.GET('/api/v1/cockpit', { params: { query: place }, signal }).then(dataOf),
  })

const UNITS_SHOWN = 25

export const unitsQuery = (place: KnownPlace, page: number) =>
  queryOptions({
    queryKey: keys.units(place, page),
    queryFn: ({ signal }) => api.GET('/api/v1/cockpit/units', { params: { query: { ...place, page, size: UNITS_SHOWN } }, signal }).then(dataOf),
  })

const PEOPLE_SHOWN = 50

export const missingQuery = (place: KnownPlace, tally: Subject, page: number) =>
  queryOptions({
    queryKey: keys.people(place, tally, page),
    queryFn: ({ signal }) => api.GET('/api/v1/nudges', { params: { query: { ...place, tally, page, size: PEOPLE_SHOWN } }, signal }).then(dataOf),
  })

export function useNudge() {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (draft: Draft) =>
      withIdempotencyKey(`nudge-${draft.unit_id}-${draft.tally}`, draft, (header) => api.POST('/api/v1/nudges', { params: { header }, body: draft }).then(dataOf)),
    onSuccess: () => invalidate(SUBJECTS.cockpit, SUBJECTS.tasks),
  })
}
