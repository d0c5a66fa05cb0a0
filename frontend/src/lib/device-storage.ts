/** Small things kept on the device: drafts that must survive a lost network, and how one likes to read. */
import { useCallback, useState } from 'react'

export function stored<T>(key: string, otherwise: T): T {
  try {
    const text = localStorage.getItem(key)
    return text === null ? otherwise : (JSON.parse(text) as T)
  } catch {
    return otherwise
  }
}

export function store(key: string, value: unknown) {
  if (value === null || value === undefined) localStorage.removeItem(key)
  else localStorage.setItem(key, JSON.stringify(value))
  for (const listener of listeners) listener()
}

const listeners = new Set<() => void>()

/** Hear of what this tab and others leave on the device. */
export function subscribeToDevice(listener: () => void) {
  listeners.add(listener)
  addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', listener)
  }
}

export function storedKeys(prefix: string): string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(prefix))
}

export const isStored = (key: string) => localStorage.getItem(key) !== null

const PREFIX = 'sk-'
const PREFERENCES = new Set(['sk-language', 'sk-text-size'])
const isDraft = (key: string) => key.startsWith(PREFIX) && !PREFERENCES.has(key)

export function hasDrafts(): boolean {
  return Object.keys(localStorage).some(isDraft)
}

/** Leave nothing of what somebody wrote to whoever uses the device next. */
export function removeDrafts() {
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage).filter(isDraft)) storage.removeItem(key)
  }
}

/** State that is on the device before the server has it. */
export function useStoredState<T>(key: string, otherwise: T): [T, (value: T) => void, () => void] {
  const [value, setValue] = useState<T>(() => stored(key, otherwise))
  const set = useCallback(
    (next: T) => {
      setValue(next)
      store(key, next)
    },
    [key],
  )
  const forget = useCallback(() => store(key, null), [key])
  return [value, set, forget]
}
