import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCore } from '#core/createCore.ts'
import { systemClock } from '#core/CoreDeps.ts'
import type { Channel } from '#shared/model/channel.ts'
import type { Client } from '#shared/rpc/client.ts'
import { instantOf, localOf } from '#shared/time/zoned.ts'
import { migrationsDir, openSecrets } from '../../core/startTestCore.ts'
import { startNetworks } from './startNetworks.ts'
import type { NetworksAtHand } from './startNetworks.ts'

/** What is due `atSecond` seconds after the start, on which channel (Telegram's first, then Mastodon's). */
export interface Due {
  atSecond: number
  channel: number
}

export interface Published {
  /** When the network got each post minus when it was due, ms. */
  latenessMs: number[]
  /** From the first due time until the last post came, ms. */
  tookMs: number
}

const zone = 'Africa/Nairobi'

/**
 * Plans posts through the contract of a real core with its database on the disk, and lets it publish them to networks in
 * another process. Throws unless every post came exactly once.
 */
export async function publishDue(chats: number, accounts: number, due: readonly Due[]): Promise<Published> {
  const profileDir = mkdtempSync(join(tmpdir(), 'ratiba-bench-'))
  const networks = await startNetworks(chats, accounts)
  const core = createCore({
    profileDir,
    migrationsDir,
    nativeBinding: null,
    rendererDir: null,
    clock: systemClock,
    fetch,
    secrets: openSecrets,
    log: { info: () => undefined, warn: () => undefined, error: (...line) => console.error(...line) },
    notify: () => undefined,
    openExternal: () => Promise.resolve(),
    info: { version: '0.0.0', host: 'headless', platform: process.platform, locale: 'en', zone },
  })
  try {
    core.start()
    const { client } = core
    const project = await client.call('projects.create', {
      name: 'Bench',
      colour: '#b5532a',
      logoMediaId: null,
      zone,
    })
    const channels = await connectAll(client, project.id, networks)
    const ids: string[] = []
    for (const [number, { channel }] of due.entries()) {
      const fields = { text: `Karibu ${number}`, channelIds: [channels[channel]?.id ?? ''] }
      const { deliveries } = await client.call('posts.create', { projectId: project.id, fields })
      ids.push(deliveries[0]?.id ?? '')
    }
    const startAt = instantOf(localOf(Date.now() + 5000, zone), zone)
    const items = due.map(({ atSecond }, i) => ({
      id: ids[i] ?? '',
      schedule: {
        dueLocal: localOf(startAt + atSecond * 1000, zone),
        zone,
        latestLocal: null,
        expiry: { kind: 'never' as const },
      },
    }))
    const done = allPublished(client, new Set(ids))
    await client.call('deliveries.schedule', { items })
    await done
    const dueAt = due.map(({ atSecond }) => startAt + atSecond * 1000)
    return judge(await networks.arrivals(), dueAt, startAt)
  } finally {
    await core.stop()
    await networks.close()
    rmSync(profileDir, { recursive: true, force: true })
  }
}

async function connectAll(client: Client, projectId: string, networks: NetworksAtHand): Promise<Channel[]> {
  const { telegramUrl, botToken, chatIds, mastodonUrl, mastodonTokens } = networks
  const logins = [
    ...chatIds.map(chat => ({
      network: 'telegram',
      fields: { token: botToken, chat: String(chat), baseUrl: telegramUrl },
    })),
    ...mastodonTokens.map(token => ({ network: 'mastodon', fields: { instance: mastodonUrl, token } })),
  ]
  const channels: Channel[] = []
  for (const { network, fields } of logins) {
    const { ticket, checks } = await client.call('channels.probe', { network, way: 'token', fields })
    if (ticket === null) throw new Error(`Could not connect ${network}: ${JSON.stringify(checks)}`)
    channels.push(await client.call('channels.connect', { ticket, projectId }))
  }
  return channels
}

/** Resolves when all are published; rejects when one ends otherwise. */
function allPublished(client: Client, open: Set<string>): Promise<void> {
  return new Promise((resolve, reject) => {
    client.on('deliveries.changed', ({ ids }) => {
      for (const id of ids.filter(each => open.has(each))) {
        client.call('deliveries.get', { id }).then(({ delivery }) => {
          if (['failed', 'missed', 'uncertain', 'cancelled'].includes(delivery.state)) {
            reject(new Error(`A delivery is ${delivery.state}: ${JSON.stringify(delivery.problem)}`))
          }
          if (delivery.state !== 'published') return
          open.delete(id)
          if (open.size === 0) resolve()
        }, reject)
      }
    })
  })
}

function judge(
  arrivals: readonly (readonly [string, number])[],
  dueAt: readonly number[],
  startAt: number,
): Published {
  const cameAt = new Map(arrivals)
  if (arrivals.length !== dueAt.length || cameAt.size !== dueAt.length) {
    throw new Error(
      `${dueAt.length} were due, ${arrivals.length} came, of which ${cameAt.size} are different.`,
    )
  }
  const latenessMs = dueAt.map((at, number) => (cameAt.get(`Karibu ${number}`) ?? Number.NaN) - at)
  return { latenessMs, tookMs: Math.max(...cameAt.values()) - startAt }
}
