/** A line that does not exist yet: its words stay on the device until it does, and the same words are one wish. */
import { useState } from 'react'

import { intent } from '@/api/client'
import { useKept } from '@/lib/kept'

export function useNewLine<Words>(place: string, start: Words, onClose: () => void) {
  const [words, put, forget] = useKept(place, start)
  const [key, setKey] = useState(intent)
  const write = (next: Words) => {
    put(next)
    setKey(intent())
  }
  const close = () => {
    forget()
    onClose()
  }
  return { words, key, write, close }
}
