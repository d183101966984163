import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findOnPath, isExecutable } from './findOnPath.ts'

const debianDir = '/usr/lib/postgresql'

/** The folder that holds both `initdb` and `postgres`, or null; Debian keeps it off PATH, one for each version. */
export function findPostgres(): string | null {
  const versions = existsSync(debianDir) ? readdirSync(debianDir).sort((a, b) => Number(b) - Number(a)) : []
  const initdb = findOnPath('initdb')
  const folders = [
    ...versions.map(version => join(debianDir, version, 'bin')),
    ...(initdb === null ? [] : [dirname(initdb)]),
  ]
  return folders.find(dir => isExecutable(join(dir, 'initdb')) && isExecutable(join(dir, 'postgres'))) ?? null
}
