import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cacheDir } from '../system/cacheDir.ts'
import type { Log } from '../system/log.ts'
import { runCommand } from '../system/runCommand.ts'
import { withLock } from '../system/withLock.ts'
import { fetchToFile } from './fetchToFile.ts'
import { forgetFailure, recentFailure, rememberFailure } from './recentFailure.ts'

const require = createRequire(import.meta.url)
const packageDir = dirname(require.resolve('electron/package.json'))
const retryAfterMs = 60 * 60 * 1000
const limits = { answerWithinMs: 20_000, silentForMs: 60_000 }

/** The version of Electron that package.json asks for and the app ships with. */
export const officialVersion = (require('electron/package.json') as { version: string }).version

/** The executable inside an unpacked Electron distribution. */
export function executableIn(distDir: string): string {
  if (process.platform === 'darwin') return join(distDir, 'Electron.app/Contents/MacOS/Electron')
  return join(distDir, process.platform === 'win32' ? 'electron.exe' : 'electron')
}

/** The version written beside an unpacked Electron, without its `v`; null when there is none. */
export function versionIn(distDir: string): string | null {
  const file = join(distDir, 'version')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : null
}

/** The folder of the official Electron when its binary is there and complete (path.txt is written last), or null. */
export function findOfficialElectron(): string | null {
  const distDir = join(packageDir, 'dist')
  const complete = existsSync(join(packageDir, 'path.txt')) && existsSync(executableIn(distDir))
  return complete && versionIn(distDir) === officialVersion ? distDir : null
}

/**
 * Lets the npm package electron download its binary. Gives up early only when the connection itself fails, and then
 * not again for an hour unless `retry`. Returns null when the binary is there, else a short reason.
 */
export async function obtainOfficialElectron(retry: boolean, log: Log): Promise<string | null> {
  if (findOfficialElectron() !== null) return null
  const failureFile = join(cacheDir(), `no-electron-${officialVersion}.json`)
  const failure = retry ? null : await recentFailure(failureFile, retryAfterMs)
  if (failure !== null) return `${failure.reason}; --retry-electron tries again before the hour is over`
  return withLock('electron-official', cacheDir(), log, async () => {
    if (findOfficialElectron() !== null) return null
    log(`trying to download Electron ${officialVersion}`)
    const reason = await download(log)
    if (reason === null) await forgetFailure(failureFile)
    else await rememberFailure(failureFile, reason)
    return reason
  })
}

async function download(log: Log): Promise<string | null> {
  try {
    await fillDownloadCache(log)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  // The package's own installer finds the archive in its cache now, checks it once more and unpacks it.
  const result = await runCommand(process.execPath, [join(packageDir, 'install.js')])
  if (findOfficialElectron() !== null) return null
  return `its installer failed: ${result.stderr.trim().split('\n')[0] ?? `exit code ${result.code}`}`
}

interface ElectronGet {
  downloadArtifact: (details: {
    version: string
    artifactName: string
    platform: string
    arch: string
    cacheRoot?: string
    checksums?: Record<string, string>
    downloader: { download: (url: string, target: string) => Promise<void> }
  }) => Promise<string>
}

/**
 * The package's installer would do the whole download by itself, but waits five minutes for a silent server and says
 * nothing meanwhile. So the library beneath it (which knows mirrors, cache and checksums) is asked first, with a
 * downloader of ours.
 */
async function fillDownloadCache(log: Log): Promise<void> {
  const fromElectron = createRequire(join(packageDir, 'package.json'))
  const get = (await import(pathToFileURL(fromElectron.resolve('@electron/get')).href)) as ElectronGet
  const env = process.env
  const remoteChecksums =
    env['electron_use_remote_checksums'] ?? env['npm_config_electron_use_remote_checksums']
  const cacheRoot = env['electron_config_cache']
  await get.downloadArtifact({
    version: officialVersion,
    artifactName: 'electron',
    platform: process.platform,
    arch: env['npm_config_arch'] ?? process.arch,
    ...(cacheRoot === undefined ? {} : { cacheRoot }),
    ...(remoteChecksums === undefined
      ? { checksums: fromElectron('./checksums.json') as Record<string, string> }
      : {}),
    downloader: { download: (url, target) => fetchToFile(url, target, limits, log) },
  })
}
