/** A line that does not exist yet: its words stay on the device until it does. */
import { useKept } from '@/lib/kept'

export function useNewLine<Words>(place: string, start: Words, onClose: () => void) {
  const [words, write, forget] = useKept(place, start)
  const close = () => {
    forget()
    onClose()
  }
  return { words, write, close }
}
