/** What was typed in one place, whatever its parts, and is not sent yet: in this tab or in another. */
import { useSyncExternalStore } from 'react'

import { store, storedKeys, subscribeToDevice } from './device-storage'

type Send = () => Promise<boolean>
const senders = new Map<string, Send>()

/** A line that is open can be asked to send itself now. */
export function registerSender(key: string, send: Send) {
  senders.set(key, send)
  return () => {
    if (senders.get(key) === send) senders.delete(key)
  }
}

/** Send what this tab can; true when the device holds nothing unsent any more. */
export async function sendAll(prefix: string): Promise<boolean> {
  const open = [...senders].filter(([key]) => key.startsWith(prefix))
  await Promise.all(open.map(([, send]) => send()))
  return storedKeys(prefix).length === 0
}

export function discardAll(prefix: string) {
  for (const key of storedKeys(prefix)) store(key, null)
}

/** How many parts are unsent. */
export function useUnsent(prefix: string): number {
  return useSyncExternalStore(subscribeToDevice, () => storedKeys(prefix).length)
}
