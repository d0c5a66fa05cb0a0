/** Hears what changed; tells how much is new, and reads again only when asked: nothing moves under a finger. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'

const TOUCHED: Record<string, readonly string[]> = {
  plan: ['goals', 'tasks', 'team', 'achievements'],
  evidence: ['achievements', 'tasks', 'team', 'evaluations'],
  feedback: ['feedback', 'evaluations', 'team'],
  evaluation: ['evaluations', 'tasks', 'team'],
  period: ['cycles', 'tasks'],
  assignment: ['tasks', 'team', 'goals'],
}
const OWN_ACT_MS = 3000
const HOME = '/beranda'

type Heard = { subject_kind: string; subject_id: string }
type News = { count: number; show: () => void }

/** `place` is where one is: another page begins with everything new. */
export function useLiveUpdates(signedIn: boolean, place: string): News {
  const cache = useQueryClient()
  const own = useOwnActs(cache)
  const here = useRef(place)
  const waiting = useRef(new Map<string, readonly string[]>())
  const [count, setCount] = useState(0)

  const show = useCallback(() => {
    const keys = new Set([...waiting.current.values()].flat())
    waiting.current.clear()
    setCount(0)
    for (const key of keys) void cache.invalidateQueries({ queryKey: [key] })
  }, [cache])

  useEffect(() => {
    here.current = place
    return show
  }, [place, show])

  useEffect(() => {
    const saving = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData
    if (!signedIn || saving || typeof EventSource === 'undefined') return
    const stream = new EventSource('/api/v1/live')
    stream.onmessage = (message: MessageEvent<string>) => {
      const heard = JSON.parse(message.data) as Heard
      const shown = (TOUCHED[heard.subject_kind] ?? []).filter((key) => isShown(cache, key, here.current))
      for (const key of TOUCHED[heard.subject_kind] ?? []) {
        if (own() || !shown.includes(key)) void cache.invalidateQueries({ queryKey: [key] })
      }
      if (own() || shown.length === 0) return
      waiting.current.set(heard.subject_id, shown)
      setCount(waiting.current.size)
    }
    return () => stream.close()
  }, [signedIn, cache, own])

  return { count, show }
}

/** Whether the page shows answers of a kind; what it does not show, the frame's counts too, may be read again at once. */
function isShown(cache: QueryClient, key: string, place: string) {
  if (key === 'cycles' || (key === 'tasks' && place !== HOME)) return false
  return cache.getQueryCache().findAll({ queryKey: [key], type: 'active' }).length > 0
}

/** What follows one's own act is no news. */
function useOwnActs(cache: QueryClient) {
  const last = useRef(0)
  useEffect(
    () =>
      cache.getMutationCache().subscribe(() => {
        last.current = Date.now()
      }),
    [cache],
  )
  return useCallback(() => cache.isMutating() > 0 || Date.now() - last.current < OWN_ACT_MS, [cache])
}
