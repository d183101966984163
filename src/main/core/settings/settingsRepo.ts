import { Settings, defaultSettings } from '#shared/model/settings.ts'
import type { CoreContext } from '../CoreContext.ts'

export interface SettingsRepo {
  get(): Settings
  update(patch: Partial<Settings>): Settings
  /** A value of the core's own (paused, last seen), not a setting of the person. */
  getValue(key: string): unknown
  setValue(key: string, value: unknown): void
}

export function createSettingsRepo({ db }: Pick<CoreContext, 'db'>): SettingsRepo {
  const read = db.sqlite.prepare<[string], { value: string }>('SELECT value FROM settings WHERE key = ?')
  const write = db.sqlite.prepare(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  )
  const getValue = (key: string): unknown => {
    const row = read.get(key)
    if (row === undefined) return undefined
    try {
      return JSON.parse(row.value)
    } catch {
      return undefined // Written by something else: as if it were not there.
    }
  }
  const setValue = (key: string, value: unknown) => void write.run(key, JSON.stringify(value))
  // Read for every delivery, and hardly ever changed: parsed again only when what is stored is another text.
  let parsed: { text: string | undefined; settings: Settings } | null = null
  const get = (): Settings => {
    const text = read.get('settings')?.value
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
