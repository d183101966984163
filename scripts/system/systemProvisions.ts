import { existsSync } from 'node:fs'
import { findChromium } from './findChromium.ts'
import { findOnPath } from './findOnPath.ts'
import { findPostgres } from './findPostgres.ts'

export type SystemNeed = 'chromium' | 'xvfb' | 'electron' | 'compiler' | 'redis' | 'postgres'

export interface Provision {
  need: SystemNeed
  /** The Debian 12 package that brings it. */
  debian: string
  /** Nicer with it, works without it: its absence alone never stops anything. */
  optional: boolean
  isPresent: (libraries: ReadonlySet<string>) => boolean
}

const library = (debian: string, soname: string): Provision => ({
  need: 'electron',
  debian,
  optional: false,
  isPresent: libraries => libraries.has(soname),
})

const emojiFont = (need: SystemNeed): Provision => ({
  need,
  debian: 'fonts-noto-color-emoji',
  optional: true,
  isPresent: () => existsSync('/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf'),
})

const latinFont = (need: SystemNeed): Provision => ({
  need,
  debian: 'fonts-liberation',
  optional: true,
  isPresent: () => existsSync('/usr/share/fonts/truetype/liberation'),
})

/** Presence is judged by the file that is used, not by the package, so that any distribution will do. */
const provisions: readonly Provision[] = [
  { need: 'chromium', debian: 'chromium', optional: false, isPresent: () => findChromium() !== null },
  latinFont('chromium'),
  emojiFont('chromium'),
  { need: 'xvfb', debian: 'xvfb', optional: false, isPresent: () => findOnPath('Xvfb') !== null },
  { need: 'compiler', debian: 'g++', optional: false, isPresent: hasCompiler },
  {
    need: 'redis',
    debian: 'redis-server',
    optional: false,
    isPresent: () => findOnPath('redis-server') !== null,
  },
  { need: 'postgres', debian: 'postgresql', optional: false, isPresent: () => findPostgres() !== null },
  library('libnss3', 'libnss3.so'),
  library('libgtk-3-0', 'libgtk-3.so.0'),
  library('libasound2', 'libasound.so.2'),
  library('libgbm1', 'libgbm.so.1'),
  library('libxss1', 'libXss.so.1'),
  library('libxtst6', 'libXtst.so.6'),
  library('libatk-bridge2.0-0', 'libatk-bridge-2.0.so.0'),
  library('libcups2', 'libcups.so.2'),
  library('libdrm2', 'libdrm.so.2'),
  library('libxkbcommon0', 'libxkbcommon.so.0'),
  {
    need: 'electron',
    debian: 'dbus-x11',
    optional: true,
    isPresent: () => findOnPath('dbus-launch') !== null,
  },
  latinFont('electron'),
  emojiFont('electron'),
]

/** What of `needs` is not there; only Linux has to bring anything besides a browser. */
export function missingProvisions(needs: readonly SystemNeed[], libraries: ReadonlySet<string>): Provision[] {
  return provisions.filter(
    provision =>
      needs.includes(provision.need) &&
      (process.platform === 'linux' || provision.need === 'chromium') &&
      !provision.isPresent(libraries),
  )
}

function hasCompiler(): boolean {
  return findOnPath('cc') !== null && findOnPath('c++') !== null
}
