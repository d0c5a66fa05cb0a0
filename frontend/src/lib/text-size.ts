/** How one likes to read on this device: the size of the text. */
import { store, stored } from './device-storage'

const STORED_AS = 'sk-text-size'

export const TEXT_SIZES = { normal: '100%', large: '112.5%', larger: '125%' } as const
export type TextSize = keyof typeof TEXT_SIZES

export function textSize(): TextSize {
  const size = stored<string>(STORED_AS, TEXT_SIZES.normal)
  if (size === TEXT_SIZES.large) return 'large'
  return size === TEXT_SIZES.larger ? 'larger' : 'normal'
}

export function chooseTextSize(size: TextSize) {
  store(STORED_AS, TEXT_SIZES[size])
  applyTextSize()
}

export function applyTextSize() {
  document.documentElement.style.setProperty('--sk-text-size', TEXT_SIZES[textSize()])
}
