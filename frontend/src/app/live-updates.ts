/** Hears what changed; tells how much is new, and reads again only when asked: nothing moves under a finger. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'

import { type Subject, SUBJECTS } from '@/lib/query-keys'

import { keepStreamOpen } from './live-stream'

const TOUCHED: Record<string, readonly Subject[]> = {
  plan: ['goals', 'tasks', 'team', 'achievements'],
  evidence: ['achievements', 'tasks', 'team', 'evaluations'],
  feedback: ['feedback', 'tasks', 'evaluations', 'team'],
  evaluation: ['evaluations', 'tasks', 'team'],
  period: ['cycles', 'tasks'],
  cycle: ['cycles', 'tasks'],
  assignment: ['tasks', 'team', 'goals'],
  nudge: ['tasks'],
}
const OWN_MUTATION_MS = 3000
const HOME = '/beranda'

type Heard = { subject_kind: string; subject_id: string }
type News = { count: number; show: () => void }

/** `path` is where one is: another page begins with everything new. */
export function useLiveUpdates(signedIn: boolean, path: string): News {
  const cache = useQueryClient()
  const own = useOwnMutations(cache)
  const here = useRef(path)
  const waiting = useRef(new Map<string, readonly Subject[]>())
  const [count, setCount] = useState(0)

  const show = useCallback(() => {
    const subjects = new Set([...waiting.current.values()].flat())
    waiting.current.clear()
    setCount(0)
    for (const subject of subjects) void cache.invalidateQueries({ queryKey: SUBJECTS[subject] })
  }, [cache])

  useEffect(() => {
    here.current = path
    return show
  }, [path, show])

  useEffect(() => {
    const saving = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData
    if (!signedIn || saving || typeof EventSource === 'undefined') return
    return keepStreamOpen(cache, (message) => {
      const heard = JSON.parse(message.data) as Heard
      const shown = (TOUCHED[heard.subject_kind] ?? []).filter((subject) => isShown(cache, subject, here.current))
      for (const subject of TOUCHED[heard.subject_kind] ?? []) {
        if (own() || !shown.includes(subject)) void cache.invalidateQueries({ queryKey: SUBJECTS[subject] })
      }
      if (own() || shown.length === 0) return
      waiting.current.set(heard.subject_id, shown)
      setCount(waiting.current.size)
    })
  }, [signedIn, cache, own])

  return { count, show }
}

/** Whether the page shows answers of a kind; what it does not show, the shell's counts too, may be read again at once. */
function isShown(cache: QueryClient, subject: Subject, path: string) {
  if (subject === 'cycles' || (subject === 'tasks' && path !== HOME)) return false
  return cache.getQueryCache().findAll({ queryKey: SUBJECTS[subject], type: 'active' }).length > 0
}

/** What follows one's own mutation is no news. */
function useOwnMutations(cache: QueryClient) {
  const last = useRef(0)
  useEffect(
    () =>
      cache.getMutationCache().subscribe(() => {
        last.current = Date.now()
      }),
    [cache],
  )
  return useCallback(() => cache.isMutating() > 0 || Date.now() - last.current < OWN_MUTATION_MS, [cache])
}
