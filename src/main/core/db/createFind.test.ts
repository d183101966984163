import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { eq } from 'drizzle-orm'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import { createFind } from './createFind.ts'

test('a row comes as the query builder gives it, whatever form its columns are stored in', () => {
  const things = sqliteTable('things', {
    name: text().primaryKey(),
    size: integer(),
    isOn: integer({ mode: 'boolean' }),
    more: text({ mode: 'json' }).$type<{ of: string[] }>(),
  })
  const sqlite = new Database(':memory:')
  sqlite.exec('CREATE TABLE things (name TEXT PRIMARY KEY, size INTEGER, isOn INTEGER, more TEXT)')
  const orm = drizzle(sqlite)
  orm
    .insert(things)
    .values([
      { name: 'full', size: 7, isOn: false, more: { of: ['a', 'ä'] } },
      { name: 'empty', size: null, isOn: null, more: null },
    ])
    .run()
  const find = createFind(sqlite, things, 'name')
  for (const name of ['full', 'empty']) {
    const found = find(name)
    expect(found).toEqual(orm.select().from(things).where(eq(things.name, name)).get())
    expect(found?.name).toBe(name)
  }
  expect(find('nothing')).toBeUndefined()
  sqlite.close()
})
