/** The address as the navigation counts it: a plan or report of somebody else is not among one's own. */
import { skipToken, useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'

import type { components } from '@/api/contract'
import type { Me } from '@/lib/session'

import { placeOfOthers } from './nav-items'

export function usePlace(me: Me | undefined): string {
  const { pathname } = useLocation()
  const planId = /^\/(?:skp|realisasi)\/([^/]+)/.exec(pathname)?.[1]
  const plan = useQuery<components['schemas']['PlanView']>({ queryKey: ['goals', 'plan', planId], queryFn: skipToken })
  return me && plan.data && plan.data.employee.id !== me.id ? placeOfOthers(me) : pathname
}
