/** The title of the page that is open, for the browser's tab and the phone's head. */
import { useSyncExternalStore } from 'react'

let title = ''
const hearers = new Set<() => void>()

export function showTitle(next: string, tab = next) {
  document.title = `${tab} · SIM Kinerja ASN`
  title = next
  for (const hear of hearers) hear()
}

export function useShownTitle() {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    () => title,
  )
}
