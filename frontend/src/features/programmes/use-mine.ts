/** What of a programme is mine: the needs of mine that it answers, and my seat. */
import { useQuery } from '@tanstack/react-query'

import { useMe } from '@/lib/session'

import { ownNeedsQuery, ownSeatsQuery } from './own-queries'
import type { Programme, Seat } from './programme-queries'

export type Mine = { needs: string[]; seat: Seat | undefined }

export function useMine(): (programme: Programme) => Mine {
  const me = useMe()
  const needs = useQuery({ ...ownNeedsQuery(me.id), enabled: me.is_employee, retry: false })
  const seats = useQuery({ ...ownSeatsQuery(me.id), enabled: me.is_employee, retry: false })
  const open = needs.data?.needs.filter(({ state }) => state === 'proposed' || state === 'agreed') ?? []
  return ({ id, competences }) => ({
    needs: open.flatMap(({ competence }) => (competences.includes(competence.code) ? [competence.name] : [])),
    seat: seats.data?.items.find(({ programme_id }) => programme_id === id),
  })
}
