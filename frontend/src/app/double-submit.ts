/** The second click of a double click does not act again while the first is under way. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

const SOON_MS = 600

export function usePreventDoubleSubmit() {
  const cache = useQueryClient()
  useEffect(() => {
    let last = -Infinity
    const forget = cache.getMutationCache().subscribe((event) => {
      if (event.type === 'added') last = performance.now()
    })
    const listener = (event: MouseEvent) => {
      if (event.detail < 2 || performance.now() - last > SOON_MS) return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('click', listener, true)
    return () => {
      forget()
      document.removeEventListener('click', listener, true)
    }
  }, [cache])
}
