/** What jsdom lacks and every test needs. */
import { cleanup } from '@testing-library/react'
import { afterEach, beforeEach, vi } from 'vitest'

import { chooseLanguage } from '@/i18n/language'

class Watcher {
  observe() {}
  unobserve() {}
  disconnect() {}
}

vi.stubGlobal('ResizeObserver', Watcher)
vi.stubGlobal('CSS', { escape: (text: string) => text.replaceAll(/[^\w-]/g, (sign) => `\\${sign}`), supports: () => false })
vi.stubGlobal('scrollTo', () => undefined)
window.matchMedia = (query) => ({
  matches: false,
  media: query,
  onchange: null,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
  dispatchEvent: () => false,
})

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  chooseLanguage('id')
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

/** Fields that grow listen for fonts, which jsdom does not have. */
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true })
