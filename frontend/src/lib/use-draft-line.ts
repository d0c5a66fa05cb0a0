/** A `DraftLine` on the screen: it hears what the server and other tabs have. */
import { useEffect, useState, useSyncExternalStore } from 'react'

import { DraftLine } from './draft-line'

/** `version` and `start`: what the server has, as it was read last. */
export function useDraftLine<T>(key: string, version: number, start: T) {
  const [line] = useState(() => new DraftLine<T>(key, version, start))
  const state = useSyncExternalStore(line.subscribe, line.snapshot)
  useEffect(() => line.heard(version, start))
  useEffect(() => {
    const listener = (event: StorageEvent) => {
      if (event.key === key) line.heardTab()
    }
    addEventListener('storage', listener)
    return () => removeEventListener('storage', listener)
  }, [line, key])
  return { line, state }
}
