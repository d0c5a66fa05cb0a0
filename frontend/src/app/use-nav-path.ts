/** The address as the navigation counts it: a plan, report or career of somebody else is not among one's own. */
import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useCallback, useSyncExternalStore } from 'react'

import { planKeys, type Plan } from '@/lib/plans'
import type { Me } from '@/lib/session'

import { pathOfOthers } from './nav-items'

export function useNavPath(me: Me | undefined): string {
  const { pathname } = useLocation()
  const plan = useReadPlan(/^\/(?:skp|realisasi)\/([^/]+)/.exec(pathname)?.[1])
  const career = /^\/karier\/([^/]+)/.exec(pathname)?.[1]
  if (me && career !== undefined && career !== me.id) return pathOfOthers(me, '')
  return me && plan && plan.employee.id !== me.id ? pathOfOthers(me, plan.assessor.id) : pathname
}

/** Looks at what the page has read; a query of our own would take the page's way to read it again. */
export function useReadPlan(planId: string | undefined): Plan | undefined {
  const cache = useQueryClient()
  const listen = useCallback((changed: () => void) => cache.getQueryCache().subscribe(changed), [cache])
  return useSyncExternalStore(listen, () => (planId === undefined ? undefined : cache.getQueryData<Plan>(planKeys.detail(planId))))
}
