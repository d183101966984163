import { app } from 'electron'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

export interface AppPaths {
  rendererDir: string
  preloadFile: string
  migrationsDir: string
  iconFile: string
  trayIconsDir: string
  /** better-sqlite3's binary when it is not the package's own (the offline Electron), or null. */
  nativeBinding: string | null
}

/** Where the app's own files are: in the project, or in a packaged app partly beside app.asar. */
export function appPaths(): AppPaths {
  const inApp = app.getAppPath()
  const beside = app.isPackaged ? process.resourcesPath : inApp
  return {
    rendererDir: join(inApp, 'out/renderer'),
    preloadFile: join(inApp, 'out/preload/preload.cjs'),
    migrationsDir: join(beside, 'drizzle'),
    iconFile: join(beside, 'resources/icon.png'),
    trayIconsDir: join(beside, 'resources/tray'),
    nativeBinding: nativeBinding(),
  }
}

/** A packaged app never takes native code that a variable names; only a trial package brings such a file itself. */
function nativeBinding(): string | null {
  if (!app.isPackaged) return process.env['RATIBA_NATIVE_BINDING'] ?? null
  const packed = join(process.resourcesPath, 'trial-only/better_sqlite3.node')
  return existsSync(packed) ? packed : null
}
