import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface AppFiles {
  migrationsDir: string
  rendererDir: string | null
  version: string
}

/** Finds the app's own files above a folder, whether this runs from the build (out/main) or from the source. */
export function findAppFiles(from: string): AppFiles {
  for (let dir = from; dirname(dir) !== dir; dir = dirname(dir)) {
    const migrationsDir = join(dir, 'drizzle')
    if (!existsSync(join(migrationsDir, 'meta', '_journal.json'))) continue
    const rendererDir = join(dir, 'out', 'renderer')
    const { version } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as { version: string }
    return { migrationsDir, rendererDir: existsSync(rendererDir) ? rendererDir : null, version }
  }
  throw new Error('The files of the app are not where they should be; install it again.')
}
