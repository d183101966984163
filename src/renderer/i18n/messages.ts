import type { Language } from '#shared/model/language.ts'

/**
 * One file per feature and language: `en/today.json` holds every key that begins with `today.`, so `t('today.title')`.
 * A new file is found by itself. `npm run check` demands that every key used exists in both languages, that both have
 * the same keys, and that none is unused.
 */
const files = import.meta.glob<Record<string, unknown>>('./*/*.json', { eager: true, import: 'default' })

/** All messages, as i18next wants them: language, then file, then keys. */
export const messages = Object.entries(files).reduce<Record<string, Record<string, unknown>>>(
  (all, [path, keys]) => {
    const [, language = '', file = ''] = /^\.\/([a-z]+)\/([A-Za-z]+)\.json$/.exec(path) ?? []
    return { ...all, [language]: { ...all[language], [file]: keys } }
  },
  {},
)

/** Languages that are written from right to left; none of ours yet. */
export const rightToLeft: ReadonlySet<Language> = new Set()
