/** Seats of trainings: somebody's, one of them, and what is said about it. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { type IdempotencyHeader, withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'
import { type SeatDetail, seatKey } from '@/lib/seats'

type Schemas = components['schemas']
export type Seat = Schemas['SeatView']
export type PersonSeats = Schemas['PersonSeats']
export type Colleague = Schemas['ColleagueAway']
export type Impression = Schemas['Impression']
export type Decision = { approves: boolean; reason: string | null }

export type { SeatDetail }

const { learning, tasks } = SUBJECTS

export const seatsQuery = (employee_id: string) =>
  queryOptions({
    queryKey: [...learning, 'seats', employee_id] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/employees/{employee_id}/training-seats', { params: { path: { employee_id } }, signal }).then(dataOf),
    initialData: came('/api/v1/employees/{employee_id}/training-seats', { path: { employee_id } }),
  })

export const seatQuery = (seat_id: string) =>
  queryOptions({
    queryKey: seatKey(seat_id),
    queryFn: ({ signal }) => api.GET('/api/v1/training-seats/{seat_id}', { params: { path: { seat_id } }, signal }).then(dataOf),
    initialData: came('/api/v1/training-seats/{seat_id}', { path: { seat_id } }),
  })

/** Whoever comes second, from another tab or after the last day, reads how the seat stands by now. */
function useSeatStep<Input, Output>(seat: Seat, what: string, write: (input: Input, header: IdempotencyHeader) => Promise<Output>) {
  const cache = useQueryClient()
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (input: Input) => withIdempotencyKey(`seat-${what}-${seat.id}`, [seat.version, input], (header) => write(input, header)),
    onSuccess: (found) => {
      cache.setQueryData<SeatDetail>(seatKey(seat.id), (before) => before && isSeat(found) ? { ...before, seat: found } : before)
      cache.setQueryData<PersonSeats>(seatsQuery(seat.employee.id).queryKey, (before) =>
        before && isSeat(found) ? { ...before, items: before.items.map((one) => (one.id === found.id ? found : one)) } : before)
      void invalidate(learning, tasks)
    },
    onError: () => void invalidate(learning, tasks),
  })
}

const isSeat = (found: unknown): found is Seat => typeof found === 'object' && found !== null && 'programme_id' in found

const at = (seat: Seat, header: IdempotencyHeader) => ({ path: { seat_id: seat.id }, header })

export const useAnswer = (seat: Seat) =>
  useSeatStep(seat, 'answer', (accepts: boolean, header) => api.POST('/api/v1/training-seats/{seat_id}/answer', { params: at(seat, header), body: { accepts } }).then(dataOf))

export const useApprove = (seat: Seat) =>
  useSeatStep(seat, 'approve', (body: Decision, header) => api.POST('/api/v1/training-seats/{seat_id}/approval', { params: at(seat, header), body }).then(dataOf))

export const useRead = (seat: Seat) =>
  useSeatStep(seat, 'read', (_: string, header) => api.POST('/api/v1/training-seats/{seat_id}/reading', { params: at(seat, header) }).then(dataOf))

export const useSay = (seat: Seat) =>
  useSeatStep(seat, 'say', (body: Impression, header) => api.POST('/api/v1/training-seats/{seat_id}/impression', { params: at(seat, header), body }).then(dataOf))
