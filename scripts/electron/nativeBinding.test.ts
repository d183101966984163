import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { needsNapi9Binding, sqliteDefines } from './nativeBinding.ts'

const require = createRequire(import.meta.url)

test.each([
  ['33.2.1', true],
  ['34.5.8', true],
  ['35.0.0', false],
  ['45.4.1', false],
])('Electron %s needs the binding: %s', (version, needed) => {
  expect(needsNapi9Binding(version)).toBe(needed)
})

test('SQLite is compiled with every option the prebuilt one has', () => {
  const file = join(dirname(require.resolve('better-sqlite3/package.json')), 'deps/defines.gypi')
  const defines = sqliteDefines(readFileSync(file, 'utf8'))
  const db = new Database(':memory:')
  const options = db.prepare<[], string>('select compile_options from pragma_compile_options').pluck().all()
  db.close()
  const enabled = options.filter(option => option.startsWith('ENABLE_'))
  expect(enabled.length).toBeGreaterThan(10)
  for (const option of enabled) expect(defines).toContain(`-DSQLITE_${option}`)
  expect(defines).toContain('-DSQLITE_DEFAULT_FOREIGN_KEYS=1')
})

test('a recipe that is no longer understood is refused', () => {
  expect(() => sqliteDefines("{ 'defines': ['A=1'] }")).toThrow('defines.gypi')
  expect(() => sqliteDefines('')).toThrow('defines.gypi')
})
