import type { DeliveryState } from '#shared/model/delivery.ts'
import { onTimeMs } from '#core/publishing/lateness.ts'
import type { Model } from './Model.ts'
import type { World } from './World.ts'

interface Row {
  id: string
  state: DeliveryState
  dueAt: number | null
  publishedAt: number | null
  expireAt: number | null
  problem: string | null
  liveJobs: number
  removals: number
}

const rows = `SELECT d.id, d.state, d.dueAt, d.publishedAt, d.expireAt, d.problem ->> '$.key' AS problem,
    (SELECT count(*) FROM jobs j WHERE j.deliveryId = d.id AND j.kind = 'publish'
       AND j.state IN ('waiting', 'running', 'uncertain')) AS liveJobs,
    (SELECT count(*) FROM jobs j WHERE j.deliveryId = d.id AND j.kind = 'expire' AND j.state = 'waiting') AS removals
  FROM deliveries d`

const events = `SELECT deliveryId AS id, event, coalesce(decision ->> '$.key', '') AS decision, count(*) AS count
  FROM ledger GROUP BY deliveryId, event, decision ->> '$.key'`

/** Jobs that could go on this instant, in lanes that are open. */
const leftLying = `SELECT j.id, j.kind, j.state, j.runAt FROM jobs j JOIN channels c ON c.id = j.lane
  WHERE j.state IN ('waiting', 'uncertain') AND j.runAt <= ? AND c.needsLogin = 0 AND c.paused = 0
    AND coalesce(c.holdUntil, 0) <= ? AND coalesce(c.nextPublishAt, 0) <= ?`

/** What must hold whenever nothing more happens by itself. Throws with the difference. */
export function checkInvariants(model: Model, world: World): void {
  const now = world.t.clock.now()
  const byId = new Map(world.onDisk<Row>(rows).map(row => [row.id, row]))
  const lines = new Map(
    world
      .onDisk<{ id: string; event: string; decision: string; count: number }>(events)
      .map(({ id, event, decision, count }) => [`${id} ${event} ${decision}`, count]),
  )
  for (const [delivery, id] of world.ids.entries()) {
    const row = byId.get(id)
    const expected = model.deliveries[delivery]
    if (row === undefined || expected === undefined) throw new Error(`Delivery ${delivery} is lost.`)
    const copies = world.truth.accepted.filter(({ text }) => text === world.textOf(delivery))
    const isSeen = copies.some(({ isGone }) => !isGone)
    const must = (holds: boolean, what: string) => {
      if (holds) return
      const state = `${row.state}, due ${row.dueAt}, problem ${row.problem}, ${copies.length} copies`
      throw new Error(`${world.textOf(delivery)}: ${what} (${state}; now ${now})`)
    }
    const count = (event: string, ...decisions: string[]) =>
      decisions.reduce((sum, decision) => sum + (lines.get(`${id} ${event} ${decision}`) ?? 0), 0)

    must(copies.length <= 1, 'it went out twice')
    must(row.state !== 'running', 'it runs although nothing happens')
    must(row.dueAt === expected.dueAt, `it is to be due at ${expected.dueAt}`)
    const isOut = row.state === 'published' || row.state === 'expired'
    if (isOut) must(copies.length === 1, 'it is said to be out and is not')
    else if (row.state !== 'uncertain') must(copies.length === 0, 'it is said not to be out and is')
    if (row.state === 'published') must(isSeen, 'it is said to be there and is gone')
    if (row.state === 'expired') must(!isSeen, 'it is said to be gone and is there')

    const isLive = row.state === 'waiting' || row.state === 'uncertain'
    must(row.liveJobs === (isLive ? 1 : 0), `${row.liveJobs} jobs are to publish it`)
    const [copy] = copies
    if (copy !== undefined && expected.dueAt !== null) {
      must(copy.at >= expected.dueAt, 'it went out too early')
      must(
        copy.at <= Math.max(expected.latestAt ?? expected.dueAt + model.graceMs, expected.dueAt + onTimeMs),
        'it went out too late',
      )
    }
    if (row.state === 'published' && row.expireAt !== null && row.problem === null) {
      must(row.removals === 1, 'nobody is to remove it')
    }
    must(
      count('published', '') + count('found', 'foundByNetwork') + count('decided', 'personIsOut') ===
        (isOut ? 1 : 0),
      'the ledger does not say once that it is out',
    )
    must(
      (world.truth.asked.get(world.textOf(delivery)) ?? 0) <= count('sending', ''),
      'it was sent without a line in the ledger',
    )
    if (row.state === 'expired')
      must(count('removed', '') + count('alreadyGone', '') >= 1, 'the ledger does not say that it is gone')
  }
  if (!model.looksForSure || model.isPaused) return
  const lying = world.onDisk<object>(leftLying, now, now, now)
  if (lying.length > 0) throw new Error(`Nobody works on what is due: ${JSON.stringify(lying)} (now ${now})`)
}
