/** What a message may have changed on screen, and which of it is shown at once: where nothing moves under a finger by it. */
import type { Query, QueryClient } from '@tanstack/react-query'

import { type Subject, SUBJECTS } from '@/lib/query-keys'

/** `changed` names units whose figures were counted anew; nothing there stands for all. */
export type Heard = { subject_kind: string; subject_id?: string; changed?: string[] | null }

const TOUCHED: Record<string, readonly Subject[]> = {
  plan: ['goals', 'tasks', 'team', 'achievements', 'measurements'],
  evidence: ['achievements', 'tasks', 'team', 'evaluations'],
  feedback: ['feedback', 'tasks', 'evaluations', 'team'],
  evaluation: ['evaluations', 'tasks', 'team'],
  period: ['cycles', 'readiness', 'tasks'],
  cycle: ['cycles', 'tasks'],
  assignment: ['tasks', 'team', 'goals'],
  nudge: ['tasks'],
  credit: ['credit'],
  unit_figures: ['cockpit', 'readiness'],
  service: ['measurements'],
  career: ['career', 'promotion'],
  promotion: ['promotion', 'tasks'],
  contest: ['measurements', 'achievements', 'tasks'],
  observation: ['observations', 'tasks'],
  training_seat: ['learning', 'training', 'tasks'],
  training_programme: ['learning', 'training', 'tasks'],
  development_need: ['learning'],
  development_plan: ['learning'],
  development_action: ['learning'],
  competences: ['learning'],
  guidance: ['improvement', 'tasks'],
  improvement: ['improvement', 'tasks'],
}
const LIVE = new Set(Object.values(TOUCHED).flat())
/** Figures that stand where they stand, and what every page shows beside its content. */
const IN_PLACE = new Set<Subject>(['cockpit', 'cycles', 'measurements'])
/** What moves only where it is a list; elsewhere it is a count. */
const LISTED: Partial<Record<Subject, string>> = { tasks: '/beranda', readiness: '/kesiapan' }
/** Dear to count for a whole city: elsewhere it is as old as it is. */
const DEAR = new Set<Subject>(['readiness'])
/** What everybody hears is not read by everybody in the same moment. */
const TOLD_TO_ALL = new Set(['period', 'cycle'])
const SPREAD = 5000

const isListed = (subject: Subject, path: string) => path.startsWith(LISTED[subject] ?? '/')

export function touched(heard: Heard, path: string) {
  return (TOUCHED[heard.subject_kind] ?? []).filter((subject) => !DEAR.has(subject) || isListed(subject, path))
}

/** How long to wait before reading in place what a message changed. */
export const spreadOf = (heard: Heard) => (TOLD_TO_ALL.has(heard.subject_kind) ? Math.random() * SPREAD : 0)

/** Whether the page shows answers of a kind that would move; what it does not show may be read again at once. */
export function isNoted(cache: QueryClient, subject: Subject, path: string) {
  if (IN_PLACE.has(subject) || !isListed(subject, path)) return false
  return cache.getQueryCache().findAll({ queryKey: SUBJECTS[subject], type: 'active' }).length > 0
}

/** Whether others may change what a query has read. */
export const isLive = (query: Query) => LIVE.has(query.queryKey[0] as Subject)

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether a query is about one of some units: its key names them, or names nothing and is about all. */
export function isAbout(query: Query, units: readonly string[] | null) {
  const named = query.queryKey.filter((word) => typeof word === 'string' && KEY.test(word))
  return units === null || named.length === 0 || named.some((word) => units.includes(word as string))
}
