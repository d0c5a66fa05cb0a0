/** What programmes are there for everybody, and what of it is mine. */
import { infiniteQueryOptions, queryOptions, useMutation } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import { came } from '@/api/first-answers'
import { withIdempotencyKey } from '@/api/idempotency'
import { firstPage, nextPage } from '@/lib/paging'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

const { learning } = SUBJECTS
const SIZE = 50

/** What will take place, from a day on; or what is over, of the year of that day. */
export function catalogueQuery(search: { isPast: boolean; unitId: string | undefined; competence: string | undefined }, today: string) {
  const which = search.isPast ? { state: 'done' as const, year: Number(today.slice(0, 4)) } : { state: 'approved' as const, from_on: today }
  const query = (page: number) => ({ page, size: SIZE, unit_id: search.unitId, competence: search.competence, ...which })
  return infiniteQueryOptions({
    queryKey: [...learning, 'catalogue', query(1)] as const,
    queryFn: ({ signal, pageParam }) => api.GET('/api/v1/training-programmes', { params: { query: query(pageParam) }, signal }).then(dataOf),
    initialData: firstPage(came('/api/v1/training-programmes', { query: query(1) })),
    initialPageParam: 1,
    getNextPageParam: (page) => nextPage(page),
  })
}

export const ownSeatsQuery = (employeeId: string) =>
  queryOptions({
    queryKey: [...learning, 'own-seats', employeeId] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/employees/{employee_id}/training-seats', { params: { path: { employee_id: employeeId } }, signal }).then(dataOf),
    initialData: came('/api/v1/employees/{employee_id}/training-seats', { path: { employee_id: employeeId } }),
  })

/** The competences that somebody needs, as they are agreed or proposed. */
export const ownNeedsQuery = (employeeId: string) =>
  queryOptions({
    queryKey: [...learning, 'own-needs', employeeId] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/employees/{employee_id}/development', { params: { path: { employee_id: employeeId } }, signal }).then(dataOf),
  })

export function useAttend(seatId: string) {
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (code: string) =>
      withIdempotencyKey(`attend-${seatId}`, code, (header) =>
        api.POST('/api/v1/training-seats/{seat_id}/attendance', { params: { path: { seat_id: seatId }, header }, body: { code } }).then(dataOf)),
    onSuccess: () => invalidate(learning),
  })
}

/** A code as it is read or typed: letters and digits, whatever stands between them. */
export const bareCode = (text: string) => text.replaceAll(/[^a-z0-9]/gi, '').toUpperCase()
