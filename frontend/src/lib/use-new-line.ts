/** A line that does not exist yet: its words stay on the device until it does. */
import { useStoredState } from './device-storage'

export function useNewLine<Words>(place: string, start: Words, onClose: () => void) {
  const [words, write, forget] = useStoredState(place, start)
  const close = () => {
    forget()
    onClose()
  }
  return { words, write, close }
}
