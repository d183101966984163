import type { Language } from '#shared/model/language.ts'

/** Languages are named in themselves, so that everyone finds her own. */
export const languageNames: Record<Language, string> = { en: 'English', sw: 'Kiswahili' }
