/** The title of the page that is open, for the browser's tab and the phone's head. */
import { useSyncExternalStore } from 'react'

let title = ''
const listeners = new Set<() => void>()

export function showTitle(next: string, tab = next) {
  document.title = `${tab} · SIM Kinerja ASN`
  title = next
  for (const listener of listeners) listener()
}

export function useShownTitle() {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => title,
  )
}
