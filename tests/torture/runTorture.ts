import Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '#shared/rpc/client.ts'
import type { DeliveryCard, Expiry } from '#shared/model/delivery.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { localOf } from '#shared/time/zoned.ts'
import { fillDisk } from '../core/fillDisk.ts'
import { mountSmallDisk } from '../core/mountSmallDisk.ts'
import { testImage } from '../fakes/testImage.ts'
import { setClock, shownBy } from './FastClock.ts'
import type { ClockFace } from './FastClock.ts'
import { createFaults } from './faults.ts'
import { judgeTorture } from './judgeTorture.ts'
import type { Planned, Verdict } from './judgeTorture.ts'
import { startNetworks } from './networks/startNetworks.ts'
import type { TortureNetwork } from './networks/TortureNetwork.ts'
import { Random } from './Random.ts'
import { startCoreProcess } from './startCoreProcess.ts'
import type { CoreProcess } from './startCoreProcess.ts'

export interface TortureOptions {
  posts: number
  kills: number
  seed: number
  say: (line: string) => void
}

export interface Tortured extends Verdict {
  posts: number
  kills: number
  deliveries: number
}

const minuteMs = 60_000
const zone = 'Africa/Nairobi'
/** While it is killed again and again: a minute in a second. */
const speed = 60
/** Afterwards, when it is left in peace. */
const peacefulSpeed = 600
/** How long it may take in peace, real ms: more than three days by its clock. */
const peaceMs = 10 * minuteMs
/** How much of the plan falls into one life of the process, ms by its clock. */
const planPerKillMs = minuteMs

/**
 * The real core in a process that is killed, stopped, given wrong clocks, full disks and bad networks, until the plan is
 * through; then it is left in peace until all is settled and compared with what the networks recorded.
 */
export async function runTorture(options: TortureOptions): Promise<Tortured> {
  const random = new Random(options.seed)
  const dir = mkdtempSync(join(tmpdir(), 'ratiba-torture-'))
  const disk = mountSmallDisk(dir, '65536k')
  if ('cannotBecause' in disk) options.say(`no full disks: ${disk.cannotBecause}`)
  // The networks' time is the right one; the computer's is set to another now and then.
  let right: ClockFace = { realAt: Date.now(), shownAt: Date.UTC(2026, 10, 22, 6), speed: 1 }
  let hers = right
  const networks = await startNetworks(() => Math.trunc(shownBy(right)))
  const faults = createFaults(networks, random)
  const show = (face: ClockFace): void => {
    hers = face
    core.setFace(face)
  }
  /** Calls that must not run twice, struck down by the kills: several lanes may be in the middle of theirs. */
  let interrupted = 0
  let core = await startCoreProcess(dir, hers)
  try {
    const planned = await plan(core, networks, random, options, shownBy(hers))
    right = setClock(right, { speed })
    show(right)
    options.say(`${options.posts} posts planned as ${planned.length} deliveries`)
    for (let kill = 1; kill <= options.kills; kill += 1) {
      const struck = faults.arm()
      if (random.chance(0.1)) show(setClock(hers, { jumpMs: wrongBy(random) }))
      else if (random.chance(0.1)) show(right)
      if (random.chance(0.1)) await core.standStill(random.between(50, 1500))
      const giveBack = 'unmount' in disk && random.chance(0.05) ? fillDisk(dir) : null
      if (random.chance(0.3)) await actAsPerson(core.client, planned)
      // In the middle of a call as often as anywhere else.
      await Promise.race([sleep(random.between(0, 1500)), ...(random.chance(0.6) ? [struck] : [])])
      await core.kill()
      giveBack?.()
      interrupted += leftInCommit(dir)
      core = await startCoreProcess(dir, hers)
      if (kill % 10 === 0) options.say(`killed ${kill} times`)
    }
    faults.clear()
    right = setClock(right, { speed: peacefulSpeed })
    show(right)
    const stateOf = await settle(core, planned)
    const verdict = await judgeTorture(core.client, planned, stateOf)
    const unknown = faults.unknownOutcomes() + interrupted
    if (verdict.uncertain > unknown) {
      verdict.differences.push(`${verdict.uncertain} are uncertain after ${unknown} faults that make it so`)
    }
    for (const network of networks) {
      verdict.differences.push(...network.crashes().map(crash => `${network.name}: ${String(crash)}`))
    }
    return { posts: options.posts, kills: options.kills, deliveries: planned.length, ...verdict }
  } finally {
    await core.kill()
    for (const network of networks) await network.close()
    if ('unmount' in disk) disk.unmount()
    rmSync(dir, { recursive: true, force: true })
  }
}

/** How many jobs the killed process has left between their intent and the answer. */
function leftInCommit(profileDir: string): number {
  const db = new Database(join(profileDir, 'ratiba.sqlite'), { readonly: true })
  try {
    const count = db.prepare(`SELECT count(*) FROM jobs WHERE state = 'running' AND phase = 'commit'`).pluck()
    return count.get() as number
  } finally {
    db.close()
  }
}

const wrongBy = (random: Random): number =>
  random.of([-1, 1]) * random.of([90_000, 10 * minuteMs, 3 * 60 * minuteMs, 24 * 60 * minuteMs])

/** All posts of the campaign, spread over the lives that the process will have. */
async function plan(
  { client, upload }: CoreProcess,
  networks: readonly TortureNetwork[],
  random: Random,
  { posts, kills }: TortureOptions,
  now: number,
): Promise<Planned[]> {
  const project = await client.call('projects.create', {
    name: 'Duka la Amina',
    colour: '#b5532a',
    logoMediaId: null,
    zone,
  })
  // Marks are plain letters: networks spell everything else in their own ways.
  const channels: { id: string; network: TortureNetwork }[] = []
  for (const network of networks) {
    channels.push(...(await network.connect(client, project.id)).map(id => ({ id, network })))
  }
  const mediaId = await upload('duka.png', await testImage(64, 48))
  const planned: Planned[] = []
  for (let i = 1; i <= posts; i += 1) {
    const mark = `Nambari${String(i).padStart(4, '0')}`
    const [first, ...others] = channels.filter(() => random.chance(0.3))
    const chosen = first === undefined ? [random.of(channels as [(typeof channels)[0]])] : [first, ...others]
    const { deliveries } = await client.call('posts.create', {
      projectId: project.id,
      fields: {
        text: `Karibu! Punguzo la leo ${mark}`,
        media: random.chance(0.2) ? [{ mediaId, alt: 'Duka' }] : [],
        channelIds: chosen.map(({ id }) => id),
      },
    })
    const dueLocal = localOf(now + random.between(60_000, minuteMs + kills * planPerKillMs), zone)
    await client.call('deliveries.schedule', {
      items: deliveries.map(({ id }) => ({
        id,
        schedule: { dueLocal, zone, latestLocal: null, expiry: expiryFrom(random) },
      })),
    })
    for (const { id, channelId } of deliveries) {
      const network = channels.find(channel => channel.id === channelId)?.network
      if (network !== undefined) planned.push({ id, channelId, network, mark })
    }
  }
  return planned
}

const expiryFrom = (random: Random): Expiry =>
  random.chance(0.5)
    ? { kind: 'never' }
    : { kind: 'after', afterMs: random.of([30_000, 5 * minuteMs, 40 * minuteMs]) }

async function statesOf(client: Client, planned: readonly Planned[]): Promise<Map<string, DeliveryCard>> {
  const from = new Date(Date.UTC(2026, 10, 1)).toISOString()
  const to = new Date(Date.UTC(2027, 10, 1)).toISOString()
  const cards = await client.call('deliveries.inRange', { from, to, projectId: null })
  const wanted = new Set(planned.map(({ id }) => id))
  return new Map(cards.filter(({ id }) => wanted.has(id)).map(card => [card.id, card]))
}

/** What a careful person does: logs in again, lets go out what was missed or failed, takes down what would not go. */
async function actAsPerson(client: Client, planned: readonly Planned[]): Promise<void> {
  try {
    for (const channel of await client.call('channels.list', { projectId: null })) {
      if (channel.health.state === 'needsLogin') await client.call('channels.verify', { id: channel.id })
    }
    for (const card of (await statesOf(client, planned)).values()) {
      if (card.state === 'missed' || card.state === 'failed') {
        await client.call('deliveries.retry', { ids: [card.id] })
      } else if (card.state === 'published' && card.problem?.key === 'removeFailed') {
        await client.call('deliveries.takeDown', { id: card.id })
      }
    }
  } catch (error) {
    // Refused because it is under way or the disk is full, or the process died under it: she would try again later.
    if (!(error instanceof AppError)) throw error
  }
}

const isAtAnEnd = ({ state, expiry, problem }: DeliveryCard): boolean =>
  state === 'expired' ||
  (state === 'published' && expiry.kind === 'never') ||
  (state === 'uncertain' && problem?.action === 'decide')

/** Until every delivery is at an end, or for as long as patience lasts. */
async function settle(core: CoreProcess, planned: readonly Planned[]): Promise<Map<string, DeliveryCard>> {
  const giveUpAt = Date.now() + peaceMs
  for (;;) {
    const states = await statesOf(core.client, planned)
    const isSettled = planned.every(({ id }) => {
      const card = states.get(id)
      return card !== undefined && isAtAnEnd(card)
    })
    if (isSettled || Date.now() > giveUpAt) return states
    await actAsPerson(core.client, planned)
    await sleep(500)
  }
}
