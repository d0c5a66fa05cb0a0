/** The first word of every query key is the subject that is read; features name each other's subjects here and nothing else of each other. */
import { type QueryKey, useQueryClient } from '@tanstack/react-query'

export const SUBJECTS = {
  achievements: ['achievements'],
  agreements: ['agreements'],
  audit: ['audit'],
  career: ['career'],
  cockpit: ['cockpit'],
  credit: ['credit'],
  cycles: ['cycles'],
  evaluations: ['evaluations'],
  feedback: ['feedback'],
  goals: ['goals'],
  health: ['health'],
  identity: ['identity'],
  imports: ['imports'],
  improvement: ['improvement'],
  insights: ['insights'],
  learning: ['learning'],
  me: ['me'],
  measurements: ['measurements'],
  observations: ['observations'],
  organization: ['organization'],
  policy: ['policy'],
  promotion: ['promotion'],
  readiness: ['readiness'],
  rules: ['rules'],
  tasks: ['tasks'],
  team: ['team'],
  training: ['training'],
} as const

export type Subject = keyof typeof SUBJECTS

/** What begins with one of the keys may have changed: what is on screen is read again. */
export function useInvalidate() {
  const cache = useQueryClient()
  return (...keys: QueryKey[]) => Promise.all(keys.map((queryKey) => cache.invalidateQueries({ queryKey })))
}
