/** What the cockpit asks: how a unit stands, the units below it, its people, its kinds of posts. */
import { queryOptions } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { SUBJECTS } from '@/lib/query-keys'

type Schemas = components['schemas']
export type Cockpit = Schemas['Cockpit']
export type Decision = Cockpit['decisions'][number]
export type Figures = Schemas['Figures']
export type UnitLine = Schemas['UnitLine']
export type PersonLine = Schemas['PersonLine']
export type Need = PersonLine['needs'][number]
export type PositionLine = Schemas['PositionLine']
export type CockpitService = Schemas['CockpitService']
export type Tally = Schemas['Tally']
export type PeopleList = Schemas['PeopleList']
/** A count of people, or a list of them that is no count. */
export type ListName = Tally | PeopleList

/** Which unit in which period; the highest of one's own, and the current period, where it is not said. */
export type Place = { unit_id?: string | undefined; period_id?: number | undefined }
/** The same, once the answer has said it. */
export type KnownPlace = { unit_id: string; period_id: number }

const LISTS: readonly ListName[] = ['help', 'slipped', 'all']
const isList = (name: ListName): name is PeopleList => LISTS.includes(name)
const wantedOf = (name: ListName) => (isList(name) ? { listed: name } : { tally: name })

const keys = {
  of: (place: Place) => [...SUBJECTS.cockpit, place.unit_id, place.period_id] as const,
  units: (place: Place, page: number) => [...keys.of(place), 'units', page] as const,
  people: (place: Place, name: ListName, page: number, size: number) => [...keys.of(place), 'people', name, page, size] as const,
  services: (place: Place, page: number) => [...keys.of(place), 'services', page] as const,
  positions: (place: Place) => [...keys.of(place), 'positions'] as const,
}

export const cockpitQuery = (place: Place) =>
  queryOptions({
    queryKey: keys.of(place),
    queryFn: ({ signal }) => api.GET('/api/v1/cockpit', { params: { query: place }, signal }).then(dataOf),
  })

/** So many units are compared at a glance; the next ones are a page away. */
export const UNITS_SHOWN = 10

export const unitsQuery = (place: Place, page: number) =>
  queryOptions({
    queryKey: keys.units(place, page),
    queryFn: ({ signal }) => api.GET('/api/v1/cockpit/units', { params: { query: { ...place, page, size: UNITS_SHOWN } }, signal }).then(dataOf),
  })

export const peopleQuery = (place: Place, name: ListName, page: number, size: number) =>
  queryOptions({
    queryKey: keys.people(place, name, page, size),
    queryFn: ({ signal }) => api.GET('/api/v1/cockpit/people', { params: { query: { ...place, ...wantedOf(name), page, size } }, signal }).then(dataOf),
  })

const SERVICES_SHOWN = 10

export const servicesQuery = (place: Place, page: number) =>
  queryOptions({
    queryKey: keys.services(place, page),
    queryFn: ({ signal }) => api.GET('/api/v1/cockpit/services', { params: { query: { ...place, page, size: SERVICES_SHOWN } }, signal }).then(dataOf),
  })

export const positionsQuery = (place: Place) =>
  queryOptions({
    queryKey: keys.positions(place),
    queryFn: ({ signal }) => api.GET('/api/v1/cockpit/positions', { params: { query: place }, signal }).then(dataOf),
  })
