import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { createCore } from '#core/createCore.ts'
import { systemClock } from '#core/CoreDeps.ts'
import { freshFetch } from '#core/http/freshFetch.ts'
import { localOf } from '#shared/time/zoned.ts'
import { migrationsDir, openSecrets } from '../../core/startTestCore.ts'
import { benchNetwork } from './benchNetwork.ts'
import type { OpenContender } from './Contender.ts'

const zone = 'Africa/Nairobi'

/** The whole core as the app runs it, but for its network. */
export const openRatiba: OpenContender = async ({ dir, server, lanes }) => {
  const core = createCore({
    profileDir: dir,
    migrationsDir,
    nativeBinding: null,
    rendererDir: null,
    clock: systemClock,
    fetch: freshFetch,
    secrets: openSecrets,
    connectors: [benchNetwork(server.url)],
    log: { info: () => undefined, warn: () => undefined, error: (...line) => console.error(...line) },
    notify: () => undefined,
    openExternal: () => Promise.resolve(),
    info: { version: '0.0.0', host: 'headless', platform: process.platform, locale: 'en', zone },
  })
  const { client } = core
  core.start()
  await client.call('publishing.pause', { paused: true })
  const fields = { name: 'Bench', colour: '#b5532a', logoMediaId: null, zone }
  const project = await client.call('projects.create', fields)
  const channelIds: string[] = []
  for (let lane = 0; lane < lanes; lane += 1) {
    const login = { network: 'bench', way: 'lane', fields: { lane: String(lane) } }
    const { ticket } = await client.call('channels.probe', login)
    if (ticket === null) throw new Error('The bench network does not let itself be connected.')
    channelIds.push((await client.call('channels.connect', { ticket, projectId: project.id })).id)
  }
  let put: { id: string; dueAt: number }[] = []
  return {
    name: 'ratiba',
    put: async jobs => {
      const items = []
      for (const { number, lane } of jobs) {
        const { deliveries } = await client.call('posts.create', {
          projectId: project.id,
          fields: { text: `${number} ${lane}`, channelIds: [channelIds[lane] ?? ''] },
        })
        const dueLocal = localOf(Date.now() + 60_000, zone)
        const schedule = { dueLocal, zone, latestLocal: null, expiry: { kind: 'never' as const } }
        items.push({ id: deliveries[0]?.id ?? '', schedule })
      }
      await client.call('deliveries.schedule', { items })
      put = items.map(({ id }, i) => ({ id, dueAt: jobs[i]?.dueAt ?? Number.NaN }))
    },
    work: async (_jobs, arrived) => {
      // What is late is spread out on purpose, so what is due at once is due now, however long the putting took.
      const now = Date.now()
      setExactTimes(
        join(dir, 'ratiba.sqlite'),
        put.map(({ id, dueAt }) => ({ id, dueAt: Math.max(dueAt, now) })),
      )
      await client.call('publishing.pause', { paused: false })
      await arrived
      for (;;) {
        const { waiting, running, needsYou } = await client.call('publishing.pulse', { projectId: null })
        if (needsYou > 0) throw new Error(`${needsYou} deliveries need her.`)
        if (waiting + running === 0) break
        await nextTurn()
      }
      await client.call('publishing.pause', { paused: true })
    },
    close: () => core.stop(),
  }
}

/** A person plans to the second; here things are due every few milliseconds. */
function setExactTimes(file: string, times: readonly { id: string; dueAt: number }[]): void {
  const sqlite = new Database(file)
  const delivery = sqlite.prepare('UPDATE deliveries SET dueAt = :dueAt WHERE id = :id')
  const job = sqlite.prepare('UPDATE jobs SET runAt = :dueAt WHERE deliveryId = :id')
  sqlite.transaction(() => {
    for (const time of times) {
      delivery.run(time)
      job.run(time)
    }
  })()
  sqlite.close()
}
