import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Log } from '../system/log.ts'
import { projectRoot } from '../system/projectRoot.ts'
import { runCommand } from '../system/runCommand.ts'
import { withLock } from '../system/withLock.ts'
import { hashFiles } from './hashFiles.ts'

const inputs = [
  'src',
  'resources',
  'drizzle',
  'electron.vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]
const outputs = ['main/desktop.js', 'main/headless.js', 'preload/preload.cjs', 'renderer/index.html']

export interface BuildReport {
  /** Why it was built, or null when out/ was up to date. */
  because: string | null
  durationMs: number
}

/**
 * Builds the app into out/ unless that was built from just these sources. Processes that ask at the same time wait for
 * each other. Throws with the builder's own words when the build fails.
 */
export async function ensureBuilt(log: Log): Promise<BuildReport> {
  const startedAt = performance.now()
  const locks = join(projectRoot, 'node_modules/.cache/ratiba')
  const because = await withLock('build', locks, log, async () => {
    const stale = await whyStale(projectRoot)
    if (stale === null) return null
    log(`building Ratiba (${stale})`)
    const before = await hashFiles(projectRoot, inputs)
    await build()
    await writeFile(stampFile(projectRoot), before)
    return stale
  })
  return { because, durationMs: Math.round(performance.now() - startedAt) }
}

/** Why out/ cannot be used as it is, or null; compares contents and not times, which a checkout sets at will. */
export async function whyStale(root: string): Promise<string | null> {
  for (const output of outputs) {
    if (!existsSync(join(root, 'out', output))) return `out/${output} is missing`
  }
  const stamp = stampFile(root)
  if (!existsSync(stamp)) return 'out/ was not built by this script'
  return (await readFile(stamp, 'utf8')) === (await hashFiles(root, inputs))
    ? null
    : 'the sources have changed'
}

/** Inside out/main, which every build empties: a build by other means takes the stamp away with it. */
export function stampFile(root: string): string {
  return join(root, 'out/main/.built-from')
}

async function build(): Promise<void> {
  const electronVite = dirname(createRequire(import.meta.url).resolve('electron-vite/package.json'))
  const result = await runCommand(
    process.execPath,
    [join(electronVite, 'bin/electron-vite.js'), 'build', '--logLevel', 'warn'],
    { cwd: projectRoot },
  )
  if (result.code !== 0) throw new Error(`The build failed:\n${(result.stderr + result.stdout).trim()}`)
}
