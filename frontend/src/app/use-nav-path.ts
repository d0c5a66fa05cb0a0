/** The address as the navigation counts it: a plan, report, career or training seat of somebody else is not among one's own. */
import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useCallback, useSyncExternalStore } from 'react'

import { planKeys, type Plan } from '@/lib/plans'
import { type SeatDetail, seatKey } from '@/lib/seats'
import type { Me } from '@/lib/session'

import { pathOfOthers } from './nav-items'

export function useNavPath(me: Me | undefined): string {
  const { pathname } = useLocation()
  const plan = useReadPlan(/^\/(?:skp|realisasi)\/([^/]+)/.exec(pathname)?.[1])
  const career = /^\/karier\/([^/]+)/.exec(pathname)?.[1]
  const seatId = /^\/pelatihan\/kursi\/([^/]+)/.exec(pathname)?.[1]
  const seat = useRead<SeatDetail>(seatId && seatKey(seatId))?.seat
  if (me && career !== undefined && career !== me.id) return pathOfOthers(me, '')
  if (me && seat && seat.employee.id !== me.id) return pathOfOthers(me, seat.approver?.id ?? '')
  return me && plan && plan.employee.id !== me.id ? pathOfOthers(me, plan.assessor.id) : pathname
}

/** Looks at what the page has read; a query of our own would take the page's way to read it again. */
function useRead<Found>(key: QueryKey | undefined | ''): Found | undefined {
  const cache = useQueryClient()
  const listen = useCallback((changed: () => void) => cache.getQueryCache().subscribe(changed), [cache])
  return useSyncExternalStore(listen, () => (key ? cache.getQueryData<Found>(key) : undefined))
}

export const useReadPlan = (planId: string | undefined) => useRead<Plan>(planId && planKeys.detail(planId))
