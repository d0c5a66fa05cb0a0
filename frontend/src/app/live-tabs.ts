/**
 * One stream for all tabs of a browser: the tab that holds the lock keeps it and tells the others; when it closes, the next
 * goes on from where it was. A tab that sleeps with the lock is relieved of it by one that is looked at.
 */
import type { QueryClient } from '@tanstack/react-query'

import { cameAfter } from '@/api/first-answers'

import { type Begins, keepStreamOpen } from './live-stream'

const CHANNEL = 'sk-live'
const TOLD_EVERY = 15_000
const DEAF = 45_000

export type Tab = {
  said: (data: string) => void
  /** What happened before was not heard; or heard, but for what is told to everybody. */
  begins: (how: 'anew' | 'after') => void
  stands: (yes: boolean) => void
  /** Somebody else has signed in in this browser. */
  other: () => void
}

type Told = { kind: 'said'; data: string; id: string } | { kind: 'here'; id: string; begins: Begins } | { kind: 'lost' } | { kind: 'hello' }
type Post = Told & { of: string }

/** Hear what a person may hear, until told to stop. */
export function shareStream(cache: QueryClient, person: string, tab: Tab) {
  let last = cameAfter()
  /** What the page came with is as new as its stream begins: there is nothing to read again. */
  let isWithPage = last !== ''
  let stands = true
  let heardAt = Date.now()
  let stopLeading: (() => void) | undefined
  const isShared = typeof BroadcastChannel !== 'undefined' && 'locks' in navigator
  const channel = isShared ? new BroadcastChannel(CHANNEL) : null
  const ended = new AbortController()

  const take = (told: Told) => {
    heardAt = Date.now()
    if (told.kind === 'hello') return
    stands = told.kind !== 'lost'
    if (told.kind !== 'lost') last = told.id
    tab.stands(stands)
    if (told.kind === 'said') tab.said(told.data)
    if (told.kind === 'here' && told.begins) tab.begins(told.begins)
  }
  const post = (told: Told) => channel?.postMessage({ ...told, of: person } satisfies Post)
  const tell = (told: Told) => {
    take(told)
    post(told)
  }

  /** Keep the stream for as long as this tab is the one. */
  const lead = () =>
    new Promise<void>((release) => {
      if (ended.signal.aborted) return release()
      const close = keepStreamOpen(cache, last, {
        said: (data, id) => tell({ kind: 'said', data, id }),
        here: (id, begins) => {
          tell({ kind: 'here', id, begins: isWithPage ? null : begins })
          isWithPage = false
        },
        lost: () => tell({ kind: 'lost' }),
      })
      const telling = setInterval(() => post(standing()), TOLD_EVERY)
      stopLeading = () => {
        close()
        clearInterval(telling)
        stopLeading = undefined
        release()
      }
    })
  const standing = (): Told => (stands && last !== '' ? { kind: 'here', id: last, begins: null } : { kind: 'lost' })

  /** Waits for its turn; whoever is relieved waits again. */
  const queue = (options: LockOptions) =>
    navigator.locks.request(`${CHANNEL}-${person}`, options, lead).catch(() => {
      stopLeading?.()
      if (!ended.signal.aborted) void queue({ signal: ended.signal })
    })

  const relieve = setInterval(() => {
    if (!isShared || stopLeading || document.hidden || Date.now() - heardAt < DEAF) return
    heardAt = Date.now()
    void queue({ steal: true })
  }, TOLD_EVERY)

  const stop = () => {
    ended.abort()
    clearInterval(relieve)
    stopLeading?.()
    channel?.close()
  }

  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<Post>) => {
      if (data.of === person && data.kind !== 'hello') return take(data)
      if (data.of === person) return void (stopLeading && post(standing()))
      if (data.kind !== 'hello') return
      stop()
      tab.other()
    }
    post({ kind: 'hello' })
    void queue({ signal: ended.signal })
  } else {
    void lead()
  }
  return stop
}
