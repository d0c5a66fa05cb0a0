/** The reader's language: Indonesian first; kept on the device, and by the server for mails to come. */
import { useSyncExternalStore } from 'react'

export type Language = 'id' | 'en'

const KEPT = 'sk-language'
const LANGUAGES: readonly Language[] = ['id', 'en']

let current: Language = 'id'
const hearers = new Set<() => void>()

export function startLanguage() {
  apply(keptLanguage() ?? 'id')
}

/** What somebody chose on this device, if they ever did. */
export function keptLanguage(): Language | undefined {
  const kept = localStorage.getItem(KEPT)
  return LANGUAGES.find((one) => one === kept)
}

export function chooseLanguage(language: Language) {
  localStorage.setItem(KEPT, language)
  apply(language)
}

const loads: { language: Language; load: () => Promise<void> }[] = []

/** Reads texts that only one language needs, once that language is the reader's. */
export function whenLanguageIsChosen(language: Language, load: () => Promise<void>) {
  loads.push({ language, load })
  if (current === language) void load().then(tell)
}

function apply(language: Language) {
  current = language
  document.documentElement.lang = language
  for (const one of loads) if (one.language === language) void one.load().then(tell)
  tell()
}

function tell() {
  for (const hear of hearers) hear()
}

function subscribe(hear: () => void) {
  hearers.add(hear)
  return () => hearers.delete(hear)
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, () => current)
}

/** Both languages have the same keys, or the program does not compile. */
export type Messages<T> = { id: T; en: T }

export function useMessages<T>(messages: Messages<T>): T {
  return messages[useLanguage()]
}
