/** A part of the page that opens in place of its button; closed, the button has the focus again. */
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'

export function useOpener() {
  const [open, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const close = () => {
    flushSync(() => setOpen(false))
    opener.current?.focus()
  }
  return { open, opener, show: () => setOpen(true), close }
}
