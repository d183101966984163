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
  /** How it stands with the network's own scheduler; null: it is ours. */
  stage: string | null
  liveJobs: number
  /** To give it to the network's scheduler, to look what became of it there, or to take it back. */
  schedulerJobs: number
  removals: number
}

const rows = `SELECT d.id, d.state, d.dueAt, d.publishedAt, d.expireAt, d.problem ->> '$.key' AS problem, d.handOver ->> '$.stage' AS stage,
    (SELECT count(*) FROM jobs j WHERE j.deliveryId = d.id AND j.kind = 'publish'
       AND j.state IN ('waiting', 'running', 'uncertain')) AS liveJobs,
    (SELECT count(*) FROM jobs j WHERE j.deliveryId = d.id AND j.kind IN ('handOver', 'takeBack')
       AND j.state IN ('waiting', 'running', 'uncertain')) AS schedulerJobs,
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
  world.truth.publishDue()
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
    const copies = world.truth.accepted.filter(({ text }) => world.isOf(delivery, text))
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
    // What the network has it may have published meanwhile: that is read after its time.
    else if (row.state !== 'uncertain' && row.stage === null)
      must(copies.length === 0, 'it is said not to be out and is')
    if (row.state === 'published') must(isSeen, 'it is said to be there and is gone')
    if (row.state === 'expired') must(!isSeen, 'it is said to be gone and is there')

    const isLive = row.state === 'waiting' || row.state === 'uncertain'
    const isOurs = row.stage === null
    must(row.liveJobs === (isLive && isOurs ? 1 : 0), `${row.liveJobs} jobs are to publish it`)
    must(row.schedulerJobs === (isOurs ? 0 : 1), `${row.schedulerJobs} jobs look after it on the network`)
    must(
      waitsThere(world, delivery).length <= (isOurs ? 0 : 1),
      'the network has it, and it is said to be ours',
    )
    const [copy] = copies
    if (copy !== undefined && !copy.isCurrent && row.state === 'published') {
      must(count('published', 'takenBackTooLate') === 1, 'something else went out than she had written')
    }
    // The network publishes by its own clock what she may have moved meanwhile.
    if (copy !== undefined && !copy.wasGiven && expected.dueAt !== null) {
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
      count('published', '', 'handOverOut', 'takenBackTooLate') +
        count('found', 'foundByNetwork') +
        count('decided', 'personIsOut') ===
        (isOut ? 1 : 0),
      'the ledger does not say once that it is out',
    )
    must(
      askedFor(world, delivery) <= count('sending', '', 'handOverGoes'),
      'it was sent without a line in the ledger',
    )
    if (row.state === 'expired')
      must(count('removed', '') + count('alreadyGone', '') >= 1, 'the ledger does not say that it is gone')
  }
  if (!model.looksForSure || model.isPaused) return
  const lying = world.onDisk<object>(leftLying, now, now, now)
  if (lying.length > 0) throw new Error(`Nobody works on what is due: ${JSON.stringify(lying)} (now ${now})`)
}

/** What of a delivery waits for its time on the network. */
const waitsThere = ({ truth, isOf }: World, delivery: number) =>
  truth.given.filter(({ state, text }) => state === 'waits' && isOf(delivery, text))

/** How often the network was asked for any version of it. */
const askedFor = ({ truth, isOf }: World, delivery: number): number =>
  [...truth.asked].reduce((sum, [text, times]) => sum + (isOf(delivery, text) ? times : 0), 0)
