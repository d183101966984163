import type { Statement } from 'better-sqlite3'
import { getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Sqlite } from './openDatabase.ts'

/**
 * Changes some columns of one row; what is undefined stays as it is. One prepared statement for each set of columns that is
 * ever changed: building a query costs more than running it, and thousands are planned in one call.
 */
export function createUpdate(
  sqlite: Sqlite,
  table: SQLiteTable,
): (id: string, change: Readonly<Record<string, unknown>>) => void {
  const columns = getTableColumns(table)
  const statements = new Map<string, Statement>()
  return (id, change) => {
    const entries = Object.entries(change).filter(([, value]) => value !== undefined)
    const assignments = entries.map(([name]) => `${name} = ?`).join(', ')
    let statement = statements.get(assignments)
    if (statement === undefined) {
      // What is set decides nothing of the plan, which would be made anew for every value (see fixedPlan).
      statement = sqlite.prepare(`UPDATE ${getTableName(table)} SET ${assignments} WHERE id = +?`)
      statements.set(assignments, statement)
    }
    statement.run(
      ...entries.map(([name, value]): unknown =>
        value === null ? null : columns[name]?.mapToDriverValue(value),
      ),
      id,
    )
  }
}
