/**
 * The live stream, kept open: the browser connects again by itself after a lost network, but gives up after a refusal, such
 * as that of a session that has run out. Then the session is renewed as for everything else, and the stream opened anew, from
 * where it was. One that says nothing, as behind a proxy that holds everything back, counts as none.
 */
import type { QueryClient } from '@tanstack/react-query'

import { isProblem } from '@/api/problem'
import { meQuery } from '@/lib/session'

const FIRST_PAUSE = 3000
const LONGEST_PAUSE = 60_000
/** The server says at once that the stream stands, and again when it had nothing to say for 15 seconds. */
const FIRST_WORD = 10_000
const SILENCE = 40_000

/** Whether a stream begins: with nothing known of what was before, or after what was heard last. */
export type Begins = 'anew' | 'after' | null

export type Hearing = {
  said: (data: string, id: string) => void
  /** The stream stands, and everything up to `id` was said. */
  here: (id: string, begins: Begins) => void
  lost: () => void
}

/** `after` is up to where everything was heard, or nothing. */
export function keepStreamOpen(cache: QueryClient, after: string, hearing: Hearing) {
  let stream: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let silence: ReturnType<typeof setTimeout> | undefined
  let pause = FIRST_PAUSE
  let last = after
  let begins = true
  let unsubscribe: () => void = () => undefined

  const open = () => {
    begins = true
    stream = new EventSource(`/api/v1/live${last && `?after=${last}`}`)
    stream.onmessage = (message: MessageEvent<string>) => {
      last = message.lastEventId
      expect(SILENCE)
      hearing.said(message.data, last)
    }
    stream.addEventListener('here', (message) => {
      const where = last === '' ? 'anew' : 'after'
      last = message.lastEventId
      pause = FIRST_PAUSE
      expect(SILENCE)
      hearing.here(last, begins ? where : null)
      begins = false
    })
    stream.onopen = () => expect(FIRST_WORD)
    stream.onerror = () => {
      clearTimeout(silence)
      begins = true
      hearing.lost()
      if (stream?.readyState === EventSource.CLOSED) later()
    }
    expect(FIRST_WORD)
  }

  const expect = (patience: number) => {
    clearTimeout(silence)
    silence = setTimeout(() => {
      stream?.close()
      hearing.lost()
      later()
    }, patience)
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
    open()
  }

  open()
  return () => {
    clearTimeout(timer)
    clearTimeout(silence)
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
