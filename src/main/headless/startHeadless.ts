import { join } from 'node:path'
import type { WebFetch } from '#core/connectors/WebFetch.ts'
import { createCore } from '#core/createCore.ts'
import type { Core } from '#core/createCore.ts'
import { systemClock } from '#core/CoreDeps.ts'
import type { CoreDeps, WebAccess } from '#core/CoreDeps.ts'
import { lockProfile } from '#core/db/lockProfile.ts'
import { freshFetch } from '#core/http/freshFetch.ts'
import { createLog } from '#core/log/createLog.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { isLoopback } from './hostCheck.ts'
import { createKeyFileSecretBox } from './keyFileSecretBox.ts'
import { createPasswordGate } from './passwordGate.ts'
import { addressFor, serve } from './serve.ts'

export interface HeadlessOptions {
  profileDir: string
  migrationsDir: string
  /** The built renderer, or null to serve the contract and media only. */
  rendererDir: string | null
  version: string
  /** Address to listen on; this computer only by default. Any other needs a password. */
  host?: string
  /** 0, the default: any free port, another one every time. */
  port?: number
  /** Other names under which browsers call it, as with a reverse proxy. */
  names?: readonly string[]
  /** At least ten characters; null: only one-time links let in. */
  password?: string | null
  nativeBinding?: string | null
  clock?: CoreDeps['clock']
  fetch?: WebFetch
  /** For tests, whose servers are on this computer. */
  web?: WebAccess
}

export interface Headless {
  core: Core
  /** `http://host:port`, without a slash at the end. */
  url: string
  /** A new link that lets one browser in, once. */
  oneTimeLink(): string
  log: CoreDeps['log']
  /** Waits for the running step, then gives everything back. */
  close(): Promise<void>
}

/**
 * Starts Ratiba without a window. Throws AppError: `conflict` when the profile is open elsewhere or the port is taken,
 * `refused` when the profile cannot be used, `disk_full`, `invalid_input` when a password is missing or too short. What was
 * begun is undone then.
 */
export async function startHeadless(options: HeadlessOptions): Promise<Headless> {
  const { profileDir, host = '127.0.0.1', nativeBinding = null, clock = systemClock } = options
  const password = options.password ?? null
  if (password === null && !isLoopback(host)) {
    throw new AppError(
      'invalid_input',
      `To be reached from other computers (${host}) Ratiba needs a password.`,
      {
        reason: 'passwordMissing',
      },
    )
  }
  const gate = password === null ? null : await createPasswordGate(password, () => clock.now())

  const undo: (() => void | Promise<void>)[] = []
  const undoAll = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    const lock = lockProfile({ profileDir, nativeBinding, host: 'headless' })
    undo.push(() => lock.release())
    const log = createLog(profileDir)
    undo.push(() => log.close())
    const core = createCore({ ...depsOf(options, log), clock, nativeBinding })
    undo.push(() => core.stop())
    const names = options.names ?? []
    const served = await serve({
      core,
      host,
      port: options.port ?? 0,
      names,
      password: gate,
      log,
      now: () => clock.now(),
    })
    undo.push(() => served.close())
    core.start()
    log.info('Headless host started', { version: options.version, host, port: served.port })
    return {
      core,
      url: addressFor(host, served.port),
      oneTimeLink: () => served.newLink(),
      log,
      close: async () => {
        log.info('Headless host stops')
        await undoAll()
      },
    }
  } catch (error) {
    await undoAll()
    throw error
  }
}

function depsOf(options: HeadlessOptions, log: CoreDeps['log']): Omit<CoreDeps, 'clock' | 'nativeBinding'> {
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return {
    profileDir: options.profileDir,
    migrationsDir: options.migrationsDir,
    rendererDir: options.rendererDir,
    fetch: options.fetch ?? freshFetch,
    ...(options.web === undefined ? {} : { web: options.web }),
    secrets: createKeyFileSecretBox(join(options.profileDir, 'secrets.key'), log),
    log,
    // Nobody may be looking: what needs the person stands in Today, and in the log.
    notify: ({ title, body, needsYou }) => {
      log.info('Notice', { title, body, needsYou })
    },
    // The person's browser shows the page that asked; it opens the address itself.
    openExternal: url => {
      log.info('An address was asked to be opened', { url })
      return Promise.resolve()
    },
    info: {
      version: options.version,
      host: 'headless',
      platform: process.platform,
      locale,
      zone: timeZone,
    },
  }
}
