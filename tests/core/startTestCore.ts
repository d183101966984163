import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { WebFetch } from '#core/connectors/WebFetch.ts'
import { createCore } from '#core/createCore.ts'
import type { Core } from '#core/createCore.ts'
import type { CoreDeps, Notice } from '#core/CoreDeps.ts'
import { freshFetch } from '#core/http/freshFetch.ts'
import type { PostWithDeliveries } from '#shared/contract/posts.ts'
import type { Channel } from '#shared/model/channel.ts'
import type { DeliveryCard, DeliveryState, Expiry } from '#shared/model/delivery.ts'
import type { PostFields } from '#shared/model/post.ts'
import type { Project } from '#shared/model/project.ts'
import { memoryPipe } from '#shared/rpc/memoryPipe.ts'
import { createClient } from '#shared/rpc/client.ts'
import type { Client } from '#shared/rpc/client.ts'
import { localOf } from '#shared/time/zoned.ts'
import { createFakeClock } from './FakeClock.ts'
import type { FakeClock } from './FakeClock.ts'

export const migrationsDir = fileURLToPath(new URL('../../drizzle', import.meta.url))

/** Kept in the clear: what is under test is never the sealing, except in the tests of the hosts' secret boxes. */
export const openSecrets: CoreDeps['secrets'] = {
  keptBy: 'plainText',
  seal: plain => Buffer.from(plain).toString('base64'),
  open: sealed => Buffer.from(sealed, 'base64').toString(),
}

export interface TestCore {
  core: Core
  client: Client
  clock: FakeClock
  profileDir: string
  notices: Notice[]
  opened: string[]
  /** The app is closed and started again on the same profile. */
  restart(): Promise<void>
  close(): Promise<void>
  /** A project with a channel of the practice network. */
  project(zone?: string): Promise<Project>
  practiceChannel(projectId: string): Promise<Channel>
  channel(projectId: string, network: string, way: string, fields: Record<string, string>): Promise<Channel>
  /** A post for the channels, due so many ms from now. */
  planned(
    project: Project,
    channels: readonly Channel[],
    inMs: number,
    more?: { fields?: Partial<PostFields>; expiry?: Expiry; latestInMs?: number },
  ): Promise<PostWithDeliveries>
  /** Resolves once the delivery is in one of the states; time stands still meanwhile. */
  until(deliveryId: string, ...states: DeliveryState[]): Promise<DeliveryCard>
  /** Resolves once the condition holds after some change. */
  eventually<T>(look: () => Promise<T>, holds: (value: T) => boolean): Promise<T>
  upload(bytes: Uint8Array, name: string): Promise<Response>
}

export interface TestCoreOptions {
  clock?: FakeClock
  fetch?: WebFetch
  profileDir?: string
  start?: boolean
  deps?: Partial<CoreDeps>
}

/** The real core on a real profile, with a clock of the test's own and a memory port. */
export function startTestCore(options: TestCoreOptions = {}): TestCore {
  const clock = options.clock ?? createFakeClock()
  const profileDir = options.profileDir ?? mkdtempSync(join(tmpdir(), 'ratiba-test-'))
  const notices: Notice[] = []
  const opened: string[] = []
  const deps: CoreDeps = {
    profileDir,
    migrationsDir,
    nativeBinding: null,
    rendererDir: null,
    clock,
    fetch: options.fetch ?? freshFetch,
    secrets: openSecrets,
    log: { info: () => undefined, warn: () => undefined, error: logError },
    notify: notice => void notices.push(notice),
    openExternal: url => {
      opened.push(url)
      return Promise.resolve()
    },
    info: { version: '0.0.0', host: 'headless', platform: 'linux', locale: 'en', zone: 'UTC' },
    ...options.deps,
  }

  const open = () => {
    const core = createCore(deps)
    const pipe = memoryPipe()
    core.attach(pipe.core)
    if (options.start !== false) core.start()
    return { core, client: createClient(pipe.view) }
  }
  const test = { ...open(), clock, profileDir, notices, opened }

  const eventually = async <T>(look: () => Promise<T>, holds: (value: T) => boolean): Promise<T> => {
    for (;;) {
      const change = nextChange(test.client)
      const value = await look()
      if (holds(value)) {
        change.stop()
        return value
      }
      await change.happened
    }
  }

  const channel: TestCore['channel'] = async (projectId, network, way, fields) => {
    const { checks, ticket } = await test.client.call('channels.probe', { network, way, fields })
    if (ticket === null) throw new Error(`Could not connect ${network}: ${JSON.stringify(checks)}`)
    return test.client.call('channels.connect', { ticket, projectId })
  }

  return Object.assign(test, {
    eventually,
    channel,
    restart: async () => {
      await test.core.stop()
      Object.assign(test, open())
    },
    close: async () => {
      await test.core.stop()
      if (options.profileDir === undefined) rmSync(profileDir, { recursive: true, force: true })
    },
    project: (zone = 'Africa/Nairobi') =>
      test.client.call('projects.create', {
        name: 'Duka la Amina',
        colour: '#b5532a',
        logoMediaId: null,
        zone,
      }),
    practiceChannel: (projectId: string) => channel(projectId, 'practice', 'click', {}),
    planned: (async (project, channels, inMs, more = {}) => {
      const local = (ms: number) => localOf(clock.now() + ms, project.zone)
      const { post, deliveries } = await test.client.call('posts.create', {
        projectId: project.id,
        fields: { text: 'Karibu! Leo punguzo la 20 %', ...more.fields, channelIds: channels.map(c => c.id) },
      })
      const scheduled = await test.client.call('deliveries.schedule', {
        items: deliveries.map(({ id }) => ({
          id,
          schedule: {
            dueLocal: local(inMs),
            zone: project.zone,
            latestLocal: more.latestInMs === undefined ? null : local(more.latestInMs),
            expiry: more.expiry ?? { kind: 'never' },
          },
        })),
      })
      return { post, deliveries: scheduled }
    }) satisfies TestCore['planned'],
    until: async (id: string, ...states: DeliveryState[]) => {
      const { delivery } = await eventually(
        () => test.client.call('deliveries.get', { id }),
        value => states.includes(value.delivery.state),
      )
      return delivery
    },
    upload: (bytes: Uint8Array, name: string) =>
      test.core.handleRequest(
        new Request(`app://ratiba/upload?name=${encodeURIComponent(name)}`, {
          method: 'POST',
          body: Buffer.from(bytes),
        }),
      ),
  })
}

/** The next thing that the core tells its views. */
function nextChange(client: Client): { happened: Promise<void>; stop(): void } {
  let stop: () => void = () => undefined
  const happened = new Promise<void>(resolve => {
    const events = [
      'deliveries.changed',
      'publishing.changed',
      'channels.changed',
      'practice.changed',
      'sources.changed',
      'pieces.changed',
      'observations.changed',
    ] as const
    const offs = events.map(event => client.on(event, () => resolve()))
    stop = () => {
      for (const off of offs) off()
    }
  })
  return { happened: happened.finally(stop), stop }
}

function logError(message: string, data?: object): void {
  // Shown in the test's output: an error in the log is worth a look, whether or not the test passes.
  console.error(message, data)
}
