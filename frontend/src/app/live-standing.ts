/** Whether the stream stands; while it does not, what is on screen is asked for every half minute. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'

import { isLive } from './live-subjects'

const POLL = 30_000
/** A short break is none. */
const GRACE = 5000

/** `until` is up to when what is shown is; nothing while the stream stands. */
export function useStanding() {
  const cache = useQueryClient()
  const [until, setUntil] = useState<string | null>(null)
  const heardAt = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const stands = useCallback((yes: boolean) => {
    if (yes) {
      clearTimeout(timer.current)
      timer.current = undefined
      heardAt.current = Date.now()
      return setUntil(null)
    }
    const lostAt = new Date(heardAt.current || Date.now()).toISOString()
    timer.current ??= setTimeout(() => setUntil(lostAt), GRACE)
  }, [])

  const isLost = until !== null
  useEffect(() => {
    if (!isLost) return
    const polling = setInterval(() => {
      if (document.hidden || !navigator.onLine || isWriting()) return
      void readAll(cache).then(
        () => setUntil((before) => before && new Date().toISOString()),
        () => undefined,
      )
    }, POLL)
    return () => clearInterval(polling)
  }, [cache, isLost])

  useEffect(() => () => clearTimeout(timer.current), [])
  return { until, stands }
}

/** Read again what is on screen and others may have changed; fails where the server cannot be reached. */
export const readAll = (cache: QueryClient) => cache.invalidateQueries({ predicate: isLive }, { throwOnError: true })

/** Nothing is read again under the hands of somebody who writes. */
const isWriting = () => document.activeElement?.matches('input, textarea, select, [contenteditable], [role="dialog"] *') ?? false
