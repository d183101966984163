import { existsSync } from 'node:fs'
import type { Log } from '../system/log.ts'
import { needsNapi9Binding, obtainNapi9Binding } from './nativeBinding.ts'
import {
  executableIn,
  findOfficialElectron,
  obtainOfficialElectron,
  officialVersion,
  versionIn,
} from './officialElectron.ts'
import {
  obtainOfflineElectron,
  offlineElectronDir,
  offlineObstacle,
  offlineVersion,
} from './offlineElectron.ts'

export interface ElectronAtHand {
  kind: 'official' | 'offline'
  executable: string
  distDir: string
  version: string
  /** For RATIBA_NATIVE_BINDING: better-sqlite3 for this Electron, or null where its prebuilt binary works. */
  nativeBinding: string | null
  /** Why it is this one, in words that fit into brackets behind its name. */
  notes: string[]
}

export interface NoElectron {
  kind: 'none'
  reason: string
}

export interface ResolveElectronOptions {
  /** Whether the offline Electron may stand in on Linux x64. */
  allowOffline?: boolean
  /** Try the official download again although it failed within the last hour. */
  retryOfficial?: boolean
  log: Log
}

/**
 * Finds an Electron to run or test the app in: the one ELECTRON_OVERRIDE_DIST_PATH points at, else the official one
 * (downloaded if it can be), else the offline one. Never throws for want of a network, a compiler or a package: the
 * reason comes back instead.
 */
export async function resolveElectron(options: ResolveElectronOptions): Promise<ElectronAtHand | NoElectron> {
  const { allowOffline = true, retryOfficial = process.env['RATIBA_RETRY_ELECTRON'] === '1', log } = options
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (override !== undefined && override !== '') return chosenElectron(override, log)

  const obstacle = await obtainOfficialElectron(retryOfficial, log)
  const officialDir = findOfficialElectron()
  if (officialDir !== null) return electronIn('official', officialDir, officialVersion, null, [])

  const officialNote = `official Electron ${officialVersion} cannot be downloaded here: ${obstacle ?? 'no reason known'}`
  const offlineNote = allowOffline ? offlineObstacle() : 'the offline Electron is not wanted here'
  if (offlineNote !== null) return { kind: 'none', reason: `${officialNote}; ${offlineNote}` }

  // The download waits for the network and the compiler for the processor, so both go on at once.
  const [dir, binding] = await Promise.allSettled([obtainOfflineElectron(log), obtainNapi9Binding(log)])
  if (dir.status === 'rejected') return { kind: 'none', reason: `${officialNote}; ${messageOf(dir.reason)}` }
  if (binding.status === 'rejected')
    return { kind: 'none', reason: `${officialNote}; ${messageOf(binding.reason)}` }
  return electronIn('offline', dir.value, offlineVersion, binding.value, [officialNote])
}

async function chosenElectron(distDir: string, log: Log): Promise<ElectronAtHand | NoElectron> {
  const version = versionIn(distDir)
  if (version === null || !existsSync(executableIn(distDir))) {
    return { kind: 'none', reason: `ELECTRON_OVERRIDE_DIST_PATH names ${distDir}, which holds no Electron` }
  }
  const kind = distDir === offlineElectronDir() ? 'offline' : 'official'
  const notes = ['chosen by ELECTRON_OVERRIDE_DIST_PATH']
  try {
    const binding = needsNapi9Binding(version) ? await obtainNapi9Binding(log) : null
    return electronIn(kind, distDir, version, binding, notes)
  } catch (error) {
    return { kind: 'none', reason: messageOf(error) }
  }
}

function electronIn(
  kind: ElectronAtHand['kind'],
  distDir: string,
  version: string,
  nativeBinding: string | null,
  notes: string[],
): ElectronAtHand {
  return { kind, executable: executableIn(distDir), distDir, version, nativeBinding, notes }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
