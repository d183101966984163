import type { AppInfo, CaptureKeyState } from '#shared/contract/app.ts'
import type { Connector } from './connectors/Connector.ts'
import type { WebFetch } from './connectors/WebFetch.ts'

/** Everything the core needs from the world; a host (Electron, headless, a test) gives it. */
export interface CoreDeps {
  /** The folder that holds everything of one person: database, media, secrets, logs. */
  profileDir: string
  /** The generated SQL migrations. */
  migrationsDir: string
  /** Path of better-sqlite3's binary when it is not the package's own (the offline Electron), or null. */
  nativeBinding: string | null
  /** The built renderer, or null when this host serves none. */
  rendererDir: string | null
  clock: Clock
  /** The network. Hosts give `freshFetch`. */
  fetch: WebFetch
  /** How pages of others are reached; absent: by the system's names, and never inside the person's own network. */
  web?: WebAccess
  secrets: SecretBox
  log: Log
  /** Tells the person something while no window may be open. */
  notify(notice: Notice): void
  /** Opens a web address in the person's browser. */
  openExternal(url: string): Promise<void>
  /** The networks; absent: those of the registry. A test or a bench may bring one of its own. */
  connectors?: readonly Connector[]
  /** Switches starting with the computer on or off; absent where the host cannot. */
  setStartWithComputer?(on: boolean): void
  /** Quick capture from any program; absent where the host cannot have such. */
  quickCapture?: QuickCapture
  info: Pick<AppInfo, 'version' | 'host' | 'platform' | 'locale' | 'zone'>
}

export interface QuickCapture {
  /** Takes these keys from now on instead of those before; null takes none. */
  takeKeys(keys: string | null): void
  keyState(): Exclude<CaptureKeyState, 'absent'>
  /** Puts its window away, with what is written in it. */
  putAway(): void
}

/** For tests alone, whose servers are on this computer: no setting leads here. */
export interface WebAccess {
  /** The addresses of a name, instead of the system's. */
  lookup?(name: string): Promise<string[]>
  /** Whether an address that is not public may be connected to all the same. */
  mayReach?(address: string): boolean
  /** The server that stands in for an origin (`https://t.me`), or null. */
  standIn?(origin: string): string | null
}

export interface Clock {
  /** Epoch ms of the wall clock; may jump. */
  now(): number
  /** Calls back once after about `delayMs`; returns how to call it off. */
  after(delayMs: number, callback: () => void): () => void
}

/** Seals secrets for keeping on disk. */
export interface SecretBox {
  readonly keptBy: AppInfo['secretsKeptBy']
  seal(plain: string): string
  /** Throws when the sealed text was made by another key or was changed. */
  open(sealed: string): string
}

export interface Log {
  info(message: string, data?: object): void
  warn(message: string, data?: object): void
  error(message: string, data?: object): void
}

export interface Notice {
  title: string
  body: string
  /** Where a click leads: a web address, or a path inside the app. */
  link: string | null
  /** Shown as urgent: something needs the person. */
  needsYou: boolean
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs)
    return () => clearTimeout(timer)
  },
}
