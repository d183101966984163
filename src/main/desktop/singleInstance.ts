import { app } from 'electron'
import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { readCommandLine } from './readCommandLine.ts'
import type { CommandLine } from './readCommandLine.ts'

export interface Profile {
  dir: string
  /** Null for the person's own profile. */
  chosenDir: string | null
}

/**
 * Settles which profile this run has. Another profile has its own folder for Chromium's data too, so that two profiles
 * can be open at once. Must run before the app is ready.
 */
export function chooseProfile(chosenDir: string | null): Profile {
  const own = app.getPath('userData')
  if (chosenDir === null) return { dir: join(own, 'profile'), chosenDir: null }
  const dir = resolve(chosenDir)
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    const key = createHash('sha256').update(dir).digest('hex').slice(0, 16)
    app.setPath('userData', join(own, 'profiles', key))
  }
  return { dir, chosenDir: dir }
}

/** Whether this is the only Ratiba of its profile. If not, the first one is told what the other was started with. */
export function isOnlyInstance(onSecondStart: (commandLine: CommandLine) => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', (_event, argv, workingDir) => {
    onSecondStart(readCommandLine(argv, workingDir))
  })
  return true
}
