/** Small things kept on the device: drafts that must survive a lost network, and how one likes to read. */
import { useCallback, useEffect, useState } from 'react'

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
  return files.size > 0 || Object.keys(localStorage).some(isDraft)
}

/** Files that were picked and not sent: they stay as long as the app is open. */
const files = new Map<string, File>()

export function useKeptFile(key: string): [File | null, (file: File | null) => void] {
  const [file, setFile] = useState(() => files.get(key) ?? null)
  const keep = (next: File | null) => {
    setFile(next)
    if (next) files.set(key, next)
    else files.delete(key)
  }
  return [file, keep]
}

/** Leave nothing of what somebody wrote to whoever uses the device next. */
export function removeDrafts() {
  files.clear()
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage).filter(isDraft)) storage.removeItem(key)
  }
}

/** State that is on the device before the server has it; what another tab types or sends is so here too. */
export function useStoredState<T>(key: string, otherwise: T): [T, (value: T) => void, () => void] {
  const [first] = useState(otherwise)
  const [value, setValue] = useState<T>(() => stored(key, first))
  useEffect(() => {
    const listener = (event: StorageEvent) => {
      if (event.key === key) setValue(stored(key, first))
    }
    addEventListener('storage', listener)
    return () => removeEventListener('storage', listener)
  }, [key, first])
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
