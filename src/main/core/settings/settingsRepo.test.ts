import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { CoreContext } from '../CoreContext.ts'
import { createSettingsRepo } from './settingsRepo.ts'

test('what is kept in memory is what is stored, also when a change is undone with its transaction', () => {
  const sqlite = new Database(':memory:')
  sqlite.exec('CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL)')
  const settings = createSettingsRepo({ db: { sqlite } as CoreContext['db'] })
  expect(settings.getValue('paused')).toBeUndefined()
  settings.setValue('paused', true)
  expect(settings.getValue('paused')).toBe(true)
  expect(() =>
    sqlite.transaction(() => {
      settings.setValue('paused', false)
      expect(settings.getValue('paused')).toBe(false)
      throw new Error('undone')
    })(),
  ).toThrow('undone')
  expect(settings.getValue('paused')).toBe(true)
  sqlite.transaction(() => settings.setValue('paused', false))()
  expect(settings.getValue('paused')).toBe(false)
  expect(settings.update({ graceMs: 7 * 60_000 }).graceMs).toBe(7 * 60_000)
  expect(settings.get().graceMs).toBe(7 * 60_000)
  sqlite.close()
})
