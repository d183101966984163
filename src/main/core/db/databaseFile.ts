import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The database of a profile. */
export const databaseFile = (profileDir: string): string => join(profileDir, 'ratiba.sqlite')

/** Whether Ratiba was ever started on a profile; where not, there is no project in it. */
export const hasDatabase = (profileDir: string): boolean => existsSync(databaseFile(profileDir))
