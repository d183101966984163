import Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '#shared/rpc/client.ts'
import { fillDisk } from '../core/fillDisk.ts'
import { mountSmallDisk } from '../core/mountSmallDisk.ts'
import { actAsPerson, cardsOf, handOverAsPerson, repostAsPerson } from './actAsPerson.ts'
import { setClock, shownBy } from './FastClock.ts'
import type { ClockFace } from './FastClock.ts'
import { createFaults } from './faults.ts'
import { judgeTorture } from './judgeTorture.ts'
import type { Told, Verdict } from './judgeTorture.ts'
import { startNetworks } from './networks/startNetworks.ts'
import { planTorture } from './planTorture.ts'
import type { Planned } from './planTorture.ts'
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
  /** Of them, what she sent on meanwhile. */
  reposts: number
  /** Of them, what a network's own scheduler had for a while. */
  handedOver: number
}

const minuteMs = 60_000
/** While it is killed again and again: a minute in a second. */
const speed = 60
/** Afterwards, when it is left in peace. */
const peacefulSpeed = 600
/** How long it may take in peace, real ms: more than three days by its clock. */
const peaceMs = 10 * minuteMs

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
    const planned = await planTorture(core, networks, random, options, shownBy(hers))
    right = setClock(right, { speed })
    show(right)
    options.say(`${options.posts} posts planned as ${planned.length} deliveries`)
    for (let kill = 1; kill <= options.kills; kill += 1) {
      const struck = faults.arm()
      if (random.chance(0.1)) show(setClock(hers, { jumpMs: wrongBy(random) }))
      else if (random.chance(0.1)) show(right)
      if (random.chance(0.1)) await core.standStill(random.between(50, 1500))
      const giveBack = 'unmount' in disk && random.chance(0.05) ? fillDisk(dir) : null
      if (random.chance(0.3)) await actAsPerson(core.client)
      if (random.chance(0.6)) await repostAsPerson(core.client, planned, random, shownBy(hers))
      if (random.chance(0.5)) await handOverAsPerson(core.client, planned, random)
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
    const told = await settle(core, planned)
    const verdict = await judgeTorture(core.client, planned, told)
    const unknown = faults.unknownOutcomes() + interrupted
    if (verdict.uncertain > unknown) {
      verdict.differences.push(`${verdict.uncertain} are uncertain after ${unknown} faults that make it so`)
    }
    for (const network of networks) {
      verdict.differences.push(...network.crashes().map(crash => `${network.name}: ${String(crash)}`))
    }
    const deliveries = told.size
    const reposts = deliveries - planned.length
    const handedOver = countHandedOver(dir)
    return { posts: options.posts, kills: options.kills, deliveries, reposts, handedOver, ...verdict }
  } finally {
    await core.kill()
    for (const network of networks) await network.close()
    if ('unmount' in disk) disk.unmount()
    rmSync(dir, { recursive: true, force: true })
  }
}

function countHandedOver(profileDir: string): number {
  const db = new Database(join(profileDir, 'ratiba.sqlite'), { readonly: true })
  try {
    const count = db.prepare(
      `SELECT count(DISTINCT deliveryId) FROM ledger WHERE decision ->> '$.key' = 'handOverDone'`,
    )
    return count.pluck().get() as number
  } finally {
    db.close()
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

/** Nothing more happens to it by itself, and there is nothing left that a careful person would do. */
function isAtAnEnd({ card, further }: Told): boolean {
  const { state, expiry, problem } = card
  const isSettled = further.every(message => message.state !== 'toCome')
  const isLeftToHer = problem?.action === 'decide' || problem?.key === 'cannotRemove'
  if (state === 'published') return isLeftToHer || (expiry.kind === 'never' && isSettled && problem === null)
  return (
    state === 'expired' ||
    (state === 'uncertain' && isLeftToHer) ||
    (state === 'cancelled' && card.repost !== null)
  )
}

async function tellOf(client: Client, planned: readonly Planned[]): Promise<Map<string, Told>> {
  const withComments = new Set(planned.flatMap(({ id, commentMark }) => (commentMark === null ? [] : [id])))
  const told = new Map<string, Told>()
  for (const card of (await cardsOf(client)).values()) {
    const asks = withComments.has(card.id) && card.state === 'published'
    const further = asks ? (await client.call('deliveries.get', { id: card.id })).further : []
    told.set(card.id, { card, further })
  }
  return told
}

/** Until every delivery is at an end, or for as long as patience lasts. */
async function settle(core: CoreProcess, planned: readonly Planned[]): Promise<Map<string, Told>> {
  const giveUpAt = Date.now() + peaceMs
  for (;;) {
    const told = await tellOf(core.client, planned)
    const isSettled = planned.every(({ id }) => told.has(id)) && [...told.values()].every(isAtAnEnd)
    if (isSettled || Date.now() > giveUpAt) return told
    await actAsPerson(core.client)
    await sleep(500)
  }
}
