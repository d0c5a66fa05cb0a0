/** Whether the browser believes that it has a network. */
import { useSyncExternalStore } from 'react'

function subscribe(act: () => void) {
  addEventListener('online', act)
  addEventListener('offline', act)
  return () => {
    removeEventListener('online', act)
    removeEventListener('offline', act)
  }
}

export function useOnline() {
  return useSyncExternalStore(subscribe, () => navigator.onLine, () => true)
}
