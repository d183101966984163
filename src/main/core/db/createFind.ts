import { getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { fixedPlan } from './fixedPlan.ts'
import type { Sqlite } from './openDatabase.ts'

/**
 * Reads one row by its key, for what is read with every delivery: a prepared statement, of which only those columns are touched
 * that are stored in another form (JSON, yes and no). The query builder takes twice as long.
 */
export function createFind<T extends SQLiteTable>(
  sqlite: Sqlite,
  table: T,
  key = 'id',
): (id: string) => T['$inferSelect'] | undefined {
  const columns = Object.entries(getTableColumns(table))
  const names = columns.map(([name]) => name).join(', ')
  const statement = sqlite.prepare<[string], Record<string, unknown>>(
    fixedPlan(`SELECT ${names} FROM ${getTableName(table)} WHERE ${key} = ?`),
  )
  const stored = columns.filter(([, { dataType }]) => dataType === 'json' || dataType === 'boolean')
  return id => {
    const row = statement.get(id)
    if (row === undefined) return undefined
    for (const [name, column] of stored) {
      if (row[name] !== null) row[name] = column.mapFromDriverValue(row[name])
    }
    return row
  }
}
