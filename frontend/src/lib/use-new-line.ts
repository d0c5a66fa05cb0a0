/** A line that does not exist yet: its words stay on the device until it does. */
import { useStoredState } from './device-storage'

export function useNewLine<Words>(key: string, start: Words, onClose: () => void) {
  const [words, write, forget] = useStoredState(key, start)
  const close = () => {
    forget()
    onClose()
  }
  return { words, write, close }
}
