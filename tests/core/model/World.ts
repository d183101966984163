import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { DeliveryCard } from '#shared/model/delivery.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { ErrorCode } from '#shared/rpc/errors.ts'
import { createFakeClock } from '../FakeClock.ts'
import { isDiskAtWork } from '../goOn.ts'
import { startTestCore } from '../startTestCore.ts'
import type { TestCore } from '../startTestCore.ts'
import { createTruthNetwork } from './TruthNetwork.ts'
import type { TruthNetwork } from './TruthNetwork.ts'

/** Turns of the event loop without a commit and without a request under way, after which nothing more comes by itself. */
const quietTurns = 12

/** The real core, a network that knows the truth, and a second look into the database. */
export interface World {
  t: TestCore
  truth: TruthNetwork
  zone: string
  /** The deliveries in the order of the model, each with a text of its own. */
  ids: readonly string[]
  channelIds: readonly string[]
  /** What she wants it to say now; she rewrites it into its next version. */
  textOf(delivery: number): string
  rewrite(delivery: number): string
  /** Whether a text of the network is one of its versions. */
  isOf(delivery: number, text: string): boolean
  card(delivery: number): Promise<DeliveryCard>
  /** Rows as they are on the disk. */
  onDisk<T>(sql: string, ...params: unknown[]): T[]
  /** Lets everything happen that happens without time passing. */
  settle(): Promise<void>
  /** Lets time pass, stopping wherever something is due. */
  pass(ms: number): Promise<void>
  /** Whether a call is refused, and with which code. */
  codeOf(call: Promise<unknown>): Promise<ErrorCode | null>
  close(): Promise<void>
}

export async function openWorld(zone: string, startAt: number, deliveriesEach: number): Promise<World> {
  const clock = createFakeClock(startAt)
  const names: string[] = []
  const versions: number[] = []
  const textOf = (delivery: number) => `${names[delivery] ?? ''}, version ${versions[delivery] ?? 0}`
  const isOf = (delivery: number, text: string) => text.startsWith(`${names[delivery] ?? ''}, version `)
  const truth = createTruthNetwork(
    () => clock.now(),
    text => names.some((_, delivery) => textOf(delivery) === text),
  )
  let underWay = 0
  const t = startTestCore({
    clock,
    fetch: async (input, init) => {
      underWay += 1
      try {
        return await truth.fetch(input, init)
      } finally {
        underWay -= 1
      }
    },
    deps: { connectors: truth.connectors },
  })
  const project = await t.project(zone)
  const channelIds: string[] = []
  const ids: string[] = []
  for (const { descriptor } of truth.connectors) {
    const channel = await t.channel(project.id, descriptor.id, 'click', {})
    channelIds.push(channel.id)
    for (let i = 0; i < deliveriesEach; i += 1) {
      names.push(`Karibu ${descriptor.id} ${i}`)
      versions.push(0)
      const fields = { text: textOf(names.length - 1), channelIds: [channel.id] }
      const { deliveries } = await t.client.call('posts.create', { projectId: project.id, fields })
      ids.push(...deliveries.map(({ id }) => id))
    }
  }
  const outside = new Database(join(t.profileDir, 'ratiba.sqlite'), { readonly: true })
  const version = () => outside.pragma('data_version', { simple: true })

  const quiet = async () => {
    let seen = version()
    for (let turns = 0; turns < quietTurns; turns += 1) {
      await new Promise(resolve => setImmediate(resolve))
      if (underWay === 0 && !isDiskAtWork() && version() === seen) continue
      seen = version()
      turns = 0
    }
  }
  const settle = async () => {
    for (let before: unknown = null; before !== version();) {
      before = version()
      await quiet()
      // Timers that are due now, like that of the engine for what falls due at this instant.
      clock.advance(0)
      await quiet()
    }
  }
  const nextAt = outside
    .prepare<[number], number | null>(
      `SELECT min(max(j.runAt, coalesce(c.holdUntil, 0), coalesce(c.nextPublishAt, 0))) FROM jobs j
       JOIN channels c ON c.id = j.lane WHERE j.state IN ('waiting', 'uncertain') AND j.runAt > ?`,
    )
    .pluck()

  return {
    t,
    truth,
    zone,
    ids,
    channelIds,
    textOf,
    isOf,
    rewrite: delivery => {
      versions[delivery] = (versions[delivery] ?? 0) + 1
      return textOf(delivery)
    },
    card: async delivery => (await t.client.call('deliveries.get', { id: ids[delivery] ?? '' })).delivery,
    onDisk: <T>(sql: string, ...params: unknown[]) => outside.prepare<unknown[], T>(sql).all(...params),
    settle,
    pass: async ms => {
      const end = clock.now() + ms
      for (;;) {
        await settle()
        const left = end - clock.now()
        if (left <= 0) return
        const due = nextAt.get(clock.now()) ?? null
        clock.advance(due === null ? left : Math.min(left, Math.max(1, due - clock.now())))
      }
    },
    codeOf: async call => {
      try {
        await call
        return null
      } catch (error) {
        if (error instanceof AppError) return error.code
        throw error
      }
    },
    close: async () => {
      outside.close()
      await t.close()
    },
  }
}
