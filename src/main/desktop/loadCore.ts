import { app } from 'electron'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '#core/CoreDeps.ts'
import type { CoreDeps, Log, Notice, QuickCapture } from '#core/CoreDeps.ts'
import type { Core } from '#core/createCore.ts'
import type { AppPaths } from './appPaths.ts'
import { setStartWithComputer } from './loginItem.ts'
import { createSecretBox } from './secretBox.ts'
import type { Profile } from './singleInstance.ts'

export interface LoadCoreOptions {
  profile: Profile
  paths: AppPaths
  log: Log
  notify: (notice: Notice) => void
  openExternal: (url: string) => Promise<void>
  quickCapture: QuickCapture
  /** Loading and making the core occupies this process; it is put off until then, but not for long. */
  notBefore: Promise<void>
}

/** Only for a page that never comes: a slow computer needs some seconds for one that does. */
const putOffAtMostMs = 10_000

/** The zone this computer is in. */
export const computerZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/**
 * Loads and makes the core: what costs time at start, so it is not imported before the window is under way.
 * Rejects when the profile is in use elsewhere or cannot be opened.
 */
export async function loadCore(options: LoadCoreOptions): Promise<Core> {
  const { profile, paths, log, notify, openExternal, quickCapture } = options
  await Promise.race([options.notBefore, sleep(putOffAtMostMs)])
  const [{ createCore }, { freshFetch }, { lockProfile }] = await Promise.all([
    import('#core/createCore.ts'),
    import('#core/http/freshFetch.ts'),
    import('#core/db/lockProfile.ts'),
  ])
  const { nativeBinding } = paths
  const lock = lockProfile({ profileDir: profile.dir, nativeBinding, host: 'desktop' })
  const deps: CoreDeps = {
    profileDir: profile.dir,
    migrationsDir: paths.migrationsDir,
    nativeBinding,
    rendererDir: paths.rendererDir,
    clock: systemClock,
    fetch: freshFetch,
    secrets: createSecretBox(),
    log,
    notify,
    openExternal,
    quickCapture,
    setStartWithComputer: on => setStartWithComputer(on, profile.chosenDir),
    info: {
      version: app.getVersion(),
      host: 'desktop',
      platform: process.platform,
      locale: app.getLocale(),
      zone: computerZone(),
    },
  }
  const core = createCore(deps)
  return { ...core, stop: () => core.stop().finally(() => lock.release()) }
}
