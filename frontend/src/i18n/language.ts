/** The reader's language: Indonesian first; kept on the device, and by the server for mails to come. */
import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'

export type Language = 'id' | 'en'

const KEPT = 'sk-language'
const LANGUAGES: readonly Language[] = ['id', 'en']

export function startLanguage() {
  const kept = localStorage.getItem(KEPT)
  const lng = LANGUAGES.find((one) => one === kept) ?? 'id'
  document.documentElement.lang = lng
  void i18next.use(initReactI18next).init({ lng, fallbackLng: 'id', resources: {}, showSupportNotice: false } as Parameters<typeof i18next.init>[0])
}

export function chooseLanguage(language: Language) {
  localStorage.setItem(KEPT, language)
  document.documentElement.lang = language
  void i18next.changeLanguage(language)
}

export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return i18n.language === 'en' ? 'en' : 'id'
}

/** Both languages have the same keys, or the program does not compile. */
export type Messages<T> = { id: T; en: T }

export function useMessages<T>(messages: Messages<T>): T {
  return messages[useLanguage()]
}
