/**
 * The live stream, kept open: the browser connects again by itself after a lost network, but gives up after a refusal, such
 * as that of a session that has run out. Then the session is renewed as for everything else, and the stream opened anew.
 */
import type { QueryClient } from '@tanstack/react-query'

import { isProblem } from '@/api/problem'
import { meQuery } from '@/lib/session'

const FIRST_PAUSE = 3000
const LONGEST_PAUSE = 60_000

export function keepStreamOpen(cache: QueryClient, onMessage: (message: MessageEvent<string>) => void) {
  let stream: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let pause = FIRST_PAUSE
  let unsubscribe: () => void = () => undefined

  const open = () => {
    stream = new EventSource('/api/v1/live')
    stream.onmessage = onMessage
    stream.onopen = () => {
      pause = FIRST_PAUSE
    }
    stream.onerror = () => {
      if (stream?.readyState === EventSource.CLOSED) later()
    }
  }

  const later = () => {
    timer = setTimeout(() => void again(), pause)
    pause = Math.min(pause * 2, LONGEST_PAUSE)
  }

  /** Who one is says whether the session stands, and renews it where it does not. */
  const again = async () => {
    try {
      await cache.fetchQuery({ ...meQuery, staleTime: 0, retry: false })
    } catch (error) {
      if (!isProblem(error, '/problems/session-expired', '/problems/not-signed-in')) return later()
      unsubscribe = afterSignIn(cache, open)
      return
    }
    // What happened meanwhile was not heard: what is looked at next is read anew.
    void cache.invalidateQueries({ refetchType: 'none' })
    open()
  }

  open()
  return () => {
    clearTimeout(timer)
    unsubscribe()
    stream?.close()
  }
}

/** Once the person has signed in again. */
function afterSignIn(cache: QueryClient, act: () => void) {
  const unsubscribe = cache.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || event.query.queryKey[0] !== meQuery.queryKey[0]) return
    unsubscribe()
    act()
  })
  return unsubscribe
}
