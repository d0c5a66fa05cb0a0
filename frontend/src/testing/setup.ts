/** What jsdom lacks and every test needs. */
import { cleanup } from '@testing-library/react'
import { afterEach, beforeEach } from 'vitest'

import { loadDialogs } from '@/components/dialog'
import { chooseLanguage } from '@/i18n/language'
import { problemIndonesian } from '@/i18n/problem-indonesian'
import { learnProblems } from '@/i18n/problem-messages'

learnProblems(problemIndonesian)
await loadDialogs()

class Watcher {
  observe() {}
  unobserve() {}
  disconnect() {}
}

Object.assign(globalThis, {
  ResizeObserver: Watcher,
  CSS: { escape: (text: string) => text.replaceAll(/[^\w-]/g, (sign) => `\\${sign}`), supports: () => false },
  scrollTo: () => undefined,
})
Element.prototype.scrollIntoView = () => undefined
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
afterEach(cleanup)

/** Fields that grow listen for fonts, which jsdom does not have. */
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true })
