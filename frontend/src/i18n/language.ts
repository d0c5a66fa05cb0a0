/** The reader's language: Indonesian first; kept on the device, and by the server for mails to come. */
import { useSyncExternalStore } from 'react'

export type Language = 'id' | 'en'

const STORED_AS = 'sk-language'
const LANGUAGES: readonly Language[] = ['id', 'en']

let current: Language = 'id'
const listeners = new Set<() => void>()

export function startLanguage() {
  apply(storedLanguage() ?? 'id')
}

/** What somebody chose on this device, if they ever did. */
export function storedLanguage(): Language | undefined {
  const stored = localStorage.getItem(STORED_AS)
  return LANGUAGES.find((one) => one === stored)
}

export function chooseLanguage(language: Language) {
  localStorage.setItem(STORED_AS, language)
  apply(language)
}

const loads: { language: Language; load: () => Promise<void> }[] = []

/** Reads texts that only one language needs, once that language is the reader's. */
export function whenLanguageIsChosen(language: Language, load: () => Promise<void>) {
  loads.push({ language, load })
  if (current === language) void load().then(notify)
}

function apply(language: Language) {
  current = language
  document.documentElement.lang = language
  for (const one of loads) if (one.language === language) void one.load().then(notify)
  notify()
}

function notify() {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, () => current)
}

/** Both languages have the same keys, or the program does not compile. */
export type Messages<T> = { id: T; en: T }

export function useMessages<T>(messages: Messages<T>): T {
  return messages[useLanguage()]
}
