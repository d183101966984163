export const languages = ['en', 'sw'] as const
export type Language = (typeof languages)[number]

/** The language that a setting means on a computer; `computerLocale` is a BCP 47 tag, or C and the like for English. */
export function languageOf(setting: 'system' | Language, computerLocale: string): Language {
  if (setting !== 'system') return setting
  const wanted = computerLocale.toLowerCase().split(/[-_]/)[0]
  return languages.find(language => language === wanted) ?? 'en'
}
