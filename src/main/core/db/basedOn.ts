import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import { AppError } from '#shared/rpc/errors.ts'

/** Throws AppError `conflict` when what was changed (`undefined`: it does not matter) is no longer what is stored. */
export function checkBasedOn(basedOn: string | null | undefined, storedAt: string | null): void {
  if (basedOn === undefined || basedOn === storedAt) return
  throw new AppError('conflict', 'Another window stored something here meanwhile.')
}

/** `at`, or a millisecond after the last change: two changes never have the same time, whatever the clock does. */
export const nextChange = (column: AnySQLiteColumn, at: number): SQL => sql`max(${at}, ${column} + 1)`
