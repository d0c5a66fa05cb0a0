/** Small things kept on the device: drafts that must survive a lost network, and how one likes to read. */
import { useCallback, useState } from 'react'

export function kept<T>(key: string, otherwise: T): T {
  try {
    const text = localStorage.getItem(key)
    return text === null ? otherwise : (JSON.parse(text) as T)
  } catch {
    return otherwise
  }
}

export function keep(key: string, value: unknown) {
  if (value === null || value === undefined) localStorage.removeItem(key)
  else localStorage.setItem(key, JSON.stringify(value))
}

/** State that is on the device before the server has it. */
export function useKept<T>(key: string, otherwise: T): [T, (value: T) => void, () => void] {
  const [value, setValue] = useState<T>(() => kept(key, otherwise))
  const set = useCallback(
    (next: T) => {
      setValue(next)
      keep(key, next)
    },
    [key],
  )
  const forget = useCallback(() => keep(key, null), [key])
  return [value, set, forget]
}
