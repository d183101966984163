import { Settings, defaultSettings } from '#shared/model/settings.ts'
import type { CoreContext } from '../CoreContext.ts'

export interface SettingsRepo {
  get(): Settings
  update(patch: Partial<Settings>): Settings
  /** A value of the core's own (paused, last seen), not a setting of the person. */
  getValue(key: string): unknown
  setValue(key: string, value: unknown): void
}

/** The only one that writes settings in this database, for it keeps what it has read. */
export function createSettingsRepo({ db }: Pick<CoreContext, 'db'>): SettingsRepo {
  const read = db.sqlite.prepare<[string], { value: string }>('SELECT value FROM settings WHERE key = ?')
  const write = db.sqlite.prepare(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  )
  // Read several times for every delivery, and hardly ever changed. What is read inside a transaction may be undone with it, so
  // that is not kept.
  const kept = new Map<string, string | undefined>()
  const textOf = (key: string): string | undefined => {
    if (kept.has(key)) return kept.get(key)
    const text = read.get(key)?.value
    if (!db.sqlite.inTransaction) kept.set(key, text)
    return text
  }
  const getValue = (key: string): unknown => {
    const text = textOf(key)
    if (text === undefined) return undefined
    try {
      return JSON.parse(text)
    } catch {
      return undefined // Written by something else: as if it were not there.
    }
  }
  const setValue = (key: string, value: unknown) => {
    kept.delete(key)
    write.run(key, JSON.stringify(value))
  }
  // Parsed again only when what is stored is another text.
  let parsed: { text: string | undefined; settings: Settings } | null = null
  const get = (): Settings => {
    const text = textOf('settings')
    if (parsed?.text !== text || parsed === null) {
      const stored = getValue('settings')
      const settings = Settings.parse({ ...defaultSettings, ...(typeof stored === 'object' ? stored : {}) })
      parsed = { text, settings }
    }
    return { ...parsed.settings }
  }
  return {
    get,
    getValue,
    setValue,
    update: patch => {
      const next = { ...get(), ...patch }
      setValue('settings', next)
      return next
    },
  }
}
