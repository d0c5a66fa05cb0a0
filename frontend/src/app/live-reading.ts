/**
 * Reads again in place: each subject at most once at a time, and once more for what changed meanwhile. A tab that nobody looks
 * at notes that what it has is old, and reads when it is looked at.
 */
import type { QueryClient } from '@tanstack/react-query'

import { type Subject, SUBJECTS } from '@/lib/query-keys'

import { isAbout } from './live-subjects'

const BREATH = 500
/** Units of which something changed; nothing stands for all. */
type Units = readonly string[] | null

const both = (one: Units, other: Units): Units => (one === null || other === null ? null : [...one, ...other])

export function reader(cache: QueryClient) {
  const waiting = new Map<Subject, Units>()
  const running = new Set<Subject>()

  return async function read(subject: Subject, units: Units = null) {
    const before = waiting.get(subject)
    waiting.set(subject, before === undefined ? units : both(before, units))
    if (running.has(subject)) return
    running.add(subject)
    try {
      for (let next = waiting.get(subject); next !== undefined; next = waiting.get(subject)) {
        waiting.delete(subject)
        await once(cache, subject, next)
      }
    } finally {
      running.delete(subject)
    }
  }
}

async function once(cache: QueryClient, subject: Subject, units: Units) {
  const breath = new Promise((later) => setTimeout(later, BREATH))
  const refetchType = document.hidden ? 'none' : 'active'
  await cache.invalidateQueries({ queryKey: SUBJECTS[subject], refetchType, predicate: (query) => isAbout(query, units) })
  await breath
}
