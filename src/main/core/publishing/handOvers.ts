import { needsOriginal } from '#shared/model/delivery.ts'
import type { KeptReason } from '#shared/model/delivery.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { hindranceAt } from '#shared/time/calm.ts'
import { dayOf, instantOf } from '#shared/time/zoned.ts'
import type { ChannelRepo } from '../channels/channelRepo.ts'
import type { Connector } from '../connectors/Connector.ts'
import { toInstant } from '../db/instants.ts'
import type { PostRepo } from '../posts/postRepo.ts'
import type { RulesRepo } from '../rules/rulesRepo.ts'
import type { DeliveryRow } from './deliveryRepo.ts'
import { outgoingsOf } from './parts.ts'
import type { PublishingParts } from './planning.ts'

/** What a delivery given to its network's own scheduler comes to, and how it comes back. */
export interface HandOvers {
  /** Why it cannot be given away; null: it can. */
  reason(row: DeliveryRow): KeptReason | null
  /** Given away as soon as it can be; until then Ratiba publishes nothing of it. Throws AppError `refused` with the reason. */
  ask(id: string): void
  /**
   * Asks for it back, and answers whether it is ours already: then nothing of it was sent. Otherwise its publishing is planned, as
   * the delivery stands by then, once the network has let go of it.
   */
  release(row: DeliveryRow): boolean
  /** All of it comes back: of a post, a channel, a project, or everything. Answers the ids of what was given away. */
  releaseAll(scope: { postId: string } | { channelId: string } | { projectId: string } | null): string[]
  /** What a post of hers says now is no longer what was given away. */
  followPost(postId: string): string[]
  /** It is ours: from now on Ratiba publishes it as it is planned. */
  keep(row: DeliveryRow): void
}

/** Beside what the network wants: the call itself takes time, and clocks differ. */
const spareMs = 5 * 60_000

interface Parts extends PublishingParts {
  posts: PostRepo
  channels: ChannelRepo
  rules: RulesRepo
  isPaused(): boolean
  connectorFor(network: string): Connector
}

export function createHandOvers(parts: Parts): HandOvers {
  const { context, deliveries, jobs, ledger, channels, rules } = parts
  const { sqlite } = context.db
  const given = sqlite.prepare<
    { channelId: string; from: number; to: number },
    { inAll: number; onDay: number }
  >(
    `SELECT count(*) AS inAll, count(CASE WHEN handOver ->> '$.at' >= :from AND handOver ->> '$.at' < :to THEN 1 END) AS onDay
     FROM deliveries WHERE channelId = :channelId AND handOver IS NOT NULL`,
  )
  const paused = sqlite.prepare<[string]>(
    `SELECT 1 FROM channels c JOIN projects p ON p.id = c.projectId
     WHERE c.id = ? AND (c.paused <> 0 OR p.paused <> 0 OR c.needsLogin <> 0)`,
  )
  const givenIn = (scope: Parameters<HandOvers['releaseAll']>[0]): DeliveryRow[] => {
    const [column, id] = Object.entries(scope ?? {})[0] ?? ['1', 1]
    const ids = sqlite
      .prepare<{ id: unknown }, string>(
        `SELECT id FROM deliveries WHERE handOver IS NOT NULL AND handOver ->> '$.stage' <> 'takingBack' AND ${column} = :id`,
      )
      .pluck()
      .all({ id })
    return deliveries.getMany(ids)
  }

  const reason: HandOvers['reason'] = row => {
    const channel = channels.get(row.channelId, true)
    const { descriptor, scheduler } = parts.connectorFor(channel.network)
    const { schedule } = descriptor
    if (schedule === null || scheduler === undefined) return 'noScheduler'
    if (!scheduler.canUse(channel)) return 'serverUnknown'
    const job = jobs.live(row.id, 'publish')
    const isUntouched = job?.state === 'waiting' && job.phase === 'prepare' && job.firstCommitAt === null
    if (row.state !== 'waiting' || row.handOver !== null || row.remote !== null || !isUntouched)
      return 'notWaiting'
    if (needsOriginal(row.repostHow)) return 'repost'
    if (outgoingsOf(parts, row, descriptor.thread).length > 1) return 'thread'
    const now = context.now()
    const { dueAt } = row
    if (dueAt === null || dueAt < now + schedule.minAheadMs + spareMs) return 'tooSoon'
    const lane = rules.ofLane(row.channelId)
    if (hindranceAt(dueAt, lane.calm(), lane.zone) !== null) return 'held'
    if (parts.isPaused() || paused.get(row.channelId) !== undefined) return 'paused'
    const count = given.get({ channelId: row.channelId, ...dayOf(dueAt, 'UTC') })
    if ((count?.onDay ?? 0) >= (schedule.perDay ?? Infinity)) return 'fullDay'
    return (count?.inAll ?? 0) >= (schedule.inAll ?? Infinity) ? 'full' : null
  }

  const keep: HandOvers['keep'] = ({ id }) => {
    const row = deliveries.find(id)
    if (row === undefined) return
    const insisted = row.handOver?.insisted ?? false
    deliveries.update(id, { handOver: null, outgoing: null })
    if (row.state !== 'waiting' || row.dueAt === null) return
    const latestAt = row.latestLocal === null ? null : instantOf(row.latestLocal, row.zone)
    jobs.plan({ kind: 'publish', deliveryId: id, lane: row.channelId, runAt: row.dueAt, latestAt, insisted })
  }

  const release: HandOvers['release'] = row => {
    const { handOver } = row
    if (handOver === null) return true
    const job = jobs.live(row.id, 'handOver')
    if (handOver.stage === 'asked' && job?.state === 'waiting' && job.firstCommitAt === null) {
      jobs.cancel(row.id, 'handOver')
      deliveries.update(row.id, { handOver: null, outgoing: null })
      return true
    }
    if (handOver.stage === 'takingBack') return false
    deliveries.update(row.id, { handOver: { ...handOver, stage: 'takingBack' } })
    ledger.write({
      event: 'decided',
      deliveryId: row.id,
      decision: { key: 'takeBackAsked', params: { at: toInstant(handOver.at) } },
    })
    // While the call that gives it away is under way or in doubt, it goes on from there when that is settled.
    if (handOver.id !== null) askBack(row)
    return false
  }
  const askBack = (row: DeliveryRow) => {
    jobs.cancel(row.id, 'handOver')
    const runAt = context.now()
    jobs.plan({ kind: 'takeBack', deliveryId: row.id, lane: row.channelId, runAt, latestAt: null })
  }
  const releaseEach = (rows: readonly DeliveryRow[]): string[] =>
    rows.map(row => {
      if (release(row)) keep(row)
      return row.id
    })

  return {
    reason,
    keep,
    release,
    releaseAll: scope => releaseEach(givenIn(scope)),
    followPost: postId => {
      const changed = givenIn({ postId }).filter(row => {
        const { thread } = parts.connectorFor(channels.get(row.channelId, true).network).descriptor
        // What is only asked for is sent as it stands then.
        return (
          row.outgoing !== null &&
          JSON.stringify(outgoingsOf(parts, row, thread)) !== JSON.stringify([row.outgoing])
        )
      })
      return releaseEach(changed)
    },
    ask: id => {
      const row = deliveries.get(id)
      const why = reason(row)
      if (why !== null) throw new AppError('refused', keptWords[why], { why })
      const at = row.dueAt ?? context.now()
      const { network } = channels.get(row.channelId)
      const { name, schedule } = parts.connectorFor(network).descriptor
      jobs.cancel(id, 'publish')
      deliveries.update(id, {
        handOver: { stage: 'asked', at, key: context.newId(), id: null, prepared: {}, insisted: false },
      })
      const latestAt = at - (schedule?.minAheadMs ?? 0)
      const runAt = context.now()
      jobs.plan({ kind: 'handOver', deliveryId: id, lane: row.channelId, runAt, latestAt })
      ledger.write({
        event: 'scheduled',
        deliveryId: id,
        decision: { key: 'handOverAsked', params: { network: name, at: toInstant(at) } },
      })
    },
  }
}

const keptWords: Record<KeptReason, string> = {
  noScheduler: 'This network has no scheduler that could be relied on.',
  serverUnknown:
    'Of this server it is not known whether it keeps a repeated call single, so nothing is given to its scheduler.',
  notWaiting: 'Only what waits for its time, and was not tried yet, can be given to the network.',
  thread: 'A thread goes out part by part, which the scheduler of the network cannot do.',
  repost: 'The scheduler of the network takes no reposts.',
  tooSoon: 'It goes out too soon: the scheduler of the network wants it earlier.',
  held: 'By your own rules nothing goes out then, and the network does not know them.',
  paused: 'Publishing is paused here, or the channel needs you to log in again.',
  fullDay: 'The network takes no more posts for that day.',
  full: 'The network takes no more posts ahead of their time.',
}
