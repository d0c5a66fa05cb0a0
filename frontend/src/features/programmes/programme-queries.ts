/** One programme with its seats, and what is done with it. */
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'

import { api, dataOf, ifMatch } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { type IdempotencyHeader, withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

type Schemas = components['schemas']
export type Programme = Schemas['ProgrammeView']
export type ProgrammeState = Schemas['ProgrammeState']
export type Seat = Schemas['SeatView']
export type SeatState = Schemas['SeatState']
export type Session = Programme['sessions'][number]
export type Effect = Schemas['EffectView']
export type Reach = Schemas['ProgrammeReach']

const { learning, tasks } = SUBJECTS
const one = (id: string) => [...learning, 'programme', id] as const
const seatsKey = (id: string) => [...learning, 'seats', id] as const
const at = (id: string) => ({ programme_id: id })

export const programmeQuery = (id: string) =>
  queryOptions({
    queryKey: one(id),
    queryFn: ({ signal }) => api.GET('/api/v1/training-programmes/{programme_id}', { params: { path: at(id) }, signal }).then(dataOf),
    initialData: came('/api/v1/training-programmes/{programme_id}', { path: at(id) }),
  })

export const seatsQuery = (id: string) =>
  queryOptions({
    queryKey: seatsKey(id),
    queryFn: ({ signal }) => api.GET('/api/v1/training-programmes/{programme_id}/seats', { params: { path: at(id) }, signal }).then(dataOf),
    initialData: came('/api/v1/training-programmes/{programme_id}/seats', { path: at(id) }),
  })

export const effectQuery = (id: string) =>
  queryOptions({
    queryKey: [...learning, 'effect', id] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/training-programmes/{programme_id}/effect', { params: { path: at(id) }, signal }).then(dataOf),
    initialData: came('/api/v1/training-programmes/{programme_id}/effect', { path: at(id) }),
  })

/** What the programmes of its unit and year reach together; of those that one may not plan nothing is asked. */
export const reachQuery = ({ unit, from_on }: Programme) =>
  queryOptions({
    queryKey: [...learning, 'plan', unit.id, from_on.slice(0, 4)] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/training-plan', { params: { query: { unit_id: unit.id, year: Number(from_on.slice(0, 4)) } }, signal }).then(dataOf),
  })

export const codeQuery = (id: string, number: number) =>
  queryOptions({
    queryKey: [...learning, 'code', id, number] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/training-programmes/{programme_id}/sessions/{number}/code', { params: { path: { ...at(id), number } }, signal }).then(dataOf),
  })

export const competencesQuery = queryOptions({
  queryKey: [...learning, 'competences'] as const,
  queryFn: ({ signal }) => api.GET('/api/v1/competences', { signal }).then(dataOf),
  initialData: came('/api/v1/competences'),
  staleTime: 300_000,
})

/** Names a competence; its code where it holds no more. */
export function useCompetenceName(): (code: string) => string {
  const found = useQuery(competencesQuery)
  const names = new Map(found.data?.items.map(({ code, name }) => [code, name]))
  return (code) => names.get(code) ?? code
}

/** A step of a programme: what it has become is on the screen at once, and seats and tasks are read again. */
function useStep<Input, Output extends Programme | { items: Seat[] }>(place: string, id: string, write: (input: Input, header: IdempotencyHeader) => Promise<Output>) {
  const cache = useQueryClient()
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (input: Input) => withIdempotencyKey(`${place}-${id}`, input, (header) => write(input, header)),
    onSuccess: (found) => {
      cache.setQueryData('items' in found ? seatsKey(id) : one(id), found)
      return invalidate(learning, tasks)
    },
    onError: () => void invalidate(learning),
  })
}

export const usePropose = ({ id, version }: Programme) =>
  useStep('programme-propose', id, (_: null, header) =>
    api.POST('/api/v1/training-programmes/{programme_id}/proposal', { params: { path: at(id), header: { ...header, ...ifMatch(version) } } }).then(dataOf))

export const useDecide = ({ id, version }: Programme) =>
  useStep('programme-decide', id, (reason: string | null, header) =>
    api.POST('/api/v1/training-programmes/{programme_id}/decision', { params: { path: at(id), header: { ...header, ...ifMatch(version) } }, body: { approves: reason === null, reason } }).then(dataOf))

export const useCancel = ({ id, version }: Programme) =>
  useStep('programme-cancel', id, (reason: string, header) =>
    api.POST('/api/v1/training-programmes/{programme_id}/cancellation', { params: { path: at(id), header: { ...header, ...ifMatch(version) } }, body: { reason } }).then(dataOf))

export const useQueue = (id: string) =>
  useStep('programme-queue', id, (_: null, header) => api.POST('/api/v1/training-programmes/{programme_id}/queue', { params: { path: at(id), header } }).then(dataOf))

export const useOffer = (id: string) =>
  useStep('programme-offer', id, (_: null, header) => api.POST('/api/v1/training-programmes/{programme_id}/offers', { params: { path: at(id), header } }).then(dataOf))

export const useFinish = (id: string) =>
  useStep('programme-finish', id, (_: null, header) => api.POST('/api/v1/training-programmes/{programme_id}/completion', { params: { path: at(id), header } }).then(dataOf))

/** Keeps the list of a session: what others noted meanwhile by the code stays, but for whom one has changed by hand. */
export function useNoteAttendance(id: string) {
  const cache = useQueryClient()
  const note = useStep('programme-attendance', id, (body: Schemas['AttendanceList'], header) =>
    api.POST('/api/v1/training-programmes/{programme_id}/attendance', { params: { path: at(id), header }, body }).then(dataOf))
  return useMutation({
    mutationFn: async ({ session, changed }: { session: number; changed: Record<string, boolean> }) => {
      const { items } = await cache.fetchQuery({ ...seatsQuery(id), staleTime: 0 })
      const there = items.filter((seat) => isGoing(seat) && (changed[seat.id] ?? seat.attended_sessions.includes(session)))
      return note.mutateAsync({ session, present: there.map((seat) => seat.employee.id) })
    },
  })
}

/** Whoever took a seat may be there; silence of a superior keeps nobody away. */
export const isGoing = ({ state }: Seat) => state === 'accepted' || state === 'approved'

/** Says after the end that somebody was there after all, or was not; hours and needs follow. */
export function useCorrect(programmeId: string, seatId: string) {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (body: Schemas['Correction']) =>
      withIdempotencyKey(`seat-correct-${seatId}`, [programmeId, body], (header) =>
        api.POST('/api/v1/training-seats/{seat_id}/correction', { params: { path: { seat_id: seatId }, header }, body }).then(dataOf)),
    onSuccess: () => invalidate(learning),
    onError: () => void invalidate(learning),
  })
}

export function usePassOver(programmeId: string, seatId: string) {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (reason: string) =>
      withIdempotencyKey(`seat-pass-${seatId}`, [programmeId, reason], (header) =>
        api.POST('/api/v1/training-seats/{seat_id}/passing-over', { params: { path: { seat_id: seatId }, header }, body: { reason } }).then(dataOf)),
    onSuccess: () => invalidate(learning, tasks),
    onError: () => void invalidate(learning),
  })
}
