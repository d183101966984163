import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { languageOf } from '#shared/model/language.ts'
import { languages } from '#shared/model/language.ts'
import type { Language } from '#shared/model/language.ts'
import { messages, rightToLeft } from './messages.ts'

const storageKey = 'ratiba.language'

/** Makes i18next ready before the first paint, in the language of the last time. */
export function startI18n(): void {
  const last = localStorage.getItem(storageKey)
  const language = languages.find(l => l === last) ?? languageOf('system', navigator.language)
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: Object.fromEntries(
      Object.entries(messages).map(([lng, keys]) => [lng, { translation: keys }]),
    ),
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  })
  markDocument(language)
}

/** Switches everything at once. */
export function switchLanguage(language: Language): void {
  localStorage.setItem(storageKey, language)
  markDocument(language)
  if (i18next.language !== language) void i18next.changeLanguage(language)
}

function markDocument(language: Language): void {
  document.documentElement.lang = language
  document.documentElement.dir = rightToLeft.has(language) ? 'rtl' : 'ltr'
}
