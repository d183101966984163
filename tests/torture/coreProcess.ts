/**
 * The real core on a profile, in a process of its own that may be killed at any moment. It serves the contract over the
 * channel to its parent, follows the parent's clock, and gives up a call after a while as a bad line does.
 */
import { createCore } from '#core/createCore.ts'
import { freshFetch } from '#core/http/freshFetch.ts'
import type { ToCore, ToView } from '#shared/rpc/port.ts'
import { migrationsDir, openSecrets } from '../core/startTestCore.ts'
import { fastClock } from './FastClock.ts'
import type { ClockFace } from './FastClock.ts'

export type ToProcess =
  | { t: 'call'; message: ToCore }
  | { t: 'clock'; face: ClockFace }
  | { t: 'upload'; name: string; base64: string }
export type FromProcess = { t: 'ready' } | { t: 'said'; message: ToView } | { t: 'uploaded'; mediaId: string }

/** Real milliseconds after which a call is given up. */
const giveUpMs = 2_000

const [profileDir = '', firstFace = ''] = process.argv.slice(2)
let face = JSON.parse(firstFace) as ClockFace

const say = (message: FromProcess): void => {
  process.send?.(message)
}

const core = createCore({
  profileDir,
  migrationsDir,
  nativeBinding: null,
  rendererDir: null,
  clock: fastClock(() => face),
  fetch: (input, init) => {
    const late = AbortSignal.timeout(giveUpMs)
    const signal = init.signal ? AbortSignal.any([init.signal, late]) : late
    return freshFetch(input, { ...init, signal })
  },
  secrets: openSecrets,
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  notify: () => undefined,
  openExternal: () => Promise.resolve(),
  info: { version: '0.0.0', host: 'headless', platform: 'linux', locale: 'en', zone: 'UTC' },
})

let toCore: (message: ToCore) => void = () => undefined
core.attach({
  post: message => say({ t: 'said', message }),
  onMessage: listener => (toCore = listener),
  onClose: () => undefined,
})

async function upload(name: string, base64: string): Promise<void> {
  const request = new Request(`app://ratiba/upload?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body: Buffer.from(base64, 'base64'),
  })
  const { id } = (await (await core.handleRequest(request)).json()) as { id: string }
  say({ t: 'uploaded', mediaId: id })
}

process.on('message', (message: ToProcess) => {
  if (message.t === 'call') toCore(message.message)
  else if (message.t === 'upload') void upload(message.name, message.base64)
  else {
    face = message.face
    core.wake() // As the system tells that the clock was set or the computer woke up.
  }
})
process.on('disconnect', () => process.exit())
core.start()
say({ t: 'ready' })
