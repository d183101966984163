import type { Expiry, Schedule } from '#shared/model/delivery.ts'
import { movableStates, needsOriginal, termsOf } from '#shared/model/delivery.ts'
import type { FirstComment } from '#shared/model/post.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { instantOf, localOf, shiftLocal } from '#shared/time/zoned.ts'
import type { CoreContext } from '../CoreContext.ts'
import { toInstant } from '../db/instants.ts'
import type { CampaignEnds } from './campaignEnds.ts'
import type { DeliveryRepo, DeliveryRow } from './deliveryRepo.ts'
import { createFollowOriginal } from './followOriginal.ts'
import type { FollowOriginal } from './followOriginal.ts'
import type { HandOvers } from './handOvers.ts'
import type { JobRepo } from './jobRepo.ts'
import type { LedgerRepo } from './ledgerRepo.ts'
import { refsOf } from './parts.ts'
import type { SentPartRepo } from './sentPartRepo.ts'

export interface PublishingParts {
  context: CoreContext
  deliveries: DeliveryRepo
  sentParts: SentPartRepo
  jobs: JobRepo
  ledger: LedgerRepo
}

/** A time this far back still means "now": the minute she chose may just have passed. */
const pastToleranceMs = 60_000

/** Everything that changes when and whether a delivery goes out. A delivery and its job change together. */
export interface Planning extends Pick<FollowOriginal, 'originalGone'> {
  schedule(id: string, schedule: Schedule): void
  /** The same for a time that may have passed while nothing ran: what is missed then is found and said as always. */
  scheduleLate(id: string, schedule: Schedule): void
  publishNow(id: string, expiry: Expiry): void
  move(id: string, dueLocal: string): void
  unschedule(id: string): void
  skip(id: string): void
  setExpiry(id: string, expiry: Expiry): void
  takeDown(id: string): void
  pushEdit(id: string): void
  /** Plans the removal of a delivery that is out, by what is said of its end now. */
  planExpiry(id: string): void
  /** Plans what follows a post that has just gone out: its removal and its first comment. Answers it as it is now. */
  planFollowing(id: string): DeliveryRow | undefined
  /** The first comment goes out as soon as possible. */
  commentNow(row: DeliveryRow): void
  /** A thread that has begun ends with what is out of it: that is published, and nothing more goes out. */
  letStand(row: DeliveryRow): void
}

/** What is to be known of a delivery beyond its row. */
export interface Following {
  commentOf(row: DeliveryRow): FirstComment
  /** Null when what it is to repost natively or to quote is not out (any more). */
  repostSourceOf(row: DeliveryRow): object | null
  vanishesWithOriginal(row: DeliveryRow): boolean
}

export function createPlanning(
  parts: PublishingParts,
  campaignEnds: Pick<CampaignEnds, 'endAt'>,
  { commentOf, repostSourceOf, vanishesWithOriginal }: Following,
  handOvers: Pick<HandOvers, 'release'>,
): Planning {
  const { context, deliveries, sentParts, jobs, ledger } = parts
  const { originalGone, followNow } = createFollowOriginal(parts, vanishesWithOriginal)
  const { now } = context
  const putAway = context.db.sqlite.prepare(
    `SELECT 1 FROM channels c, posts p WHERE c.id = ? AND p.id = ?
     AND (c.deletedAt IS NOT NULL OR p.deletedAt IS NOT NULL)`,
  )

  /** When it is to disappear, or null: never, or not known before it is out. */
  const expireAtOf = ({ postId, zone, expiry, publishedAt }: Ending): number | null => {
    switch (expiry.kind) {
      case 'never':
        return null
      case 'after':
        return publishedAt === null ? null : publishedAt + expiry.afterMs
      case 'at':
        return instantOf(expiry.atLocal, zone)
      case 'campaignEnd':
        return campaignEnds.endAt(postId)
    }
  }

  /** Refuses (`invalid_input`) what would be over before it is out, at `outAt`. */
  const checkExpiry = (ending: Ending, outAt: number) => {
    if (ending.expiry.kind === 'never' || ending.expiry.kind === 'after') return
    const expireAt = expireAtOf(ending)
    if (expireAt === null) {
      throw new AppError(
        'invalid_input',
        'It is to disappear when its campaign is over, but it has no campaign with a last day. Choose one, give the campaign a last day, or choose another end.',
        { field: 'expiry' },
      )
    }
    if (expireAt <= outAt) {
      throw new AppError('invalid_input', 'It would disappear before it is out.', { field: 'expiry' })
    }
  }

  const plan = (row: DeliveryRow, schedule: Schedule, dueAt: number, insisted = false) => {
    const { dueLocal, zone, latestLocal, ifMissed, expiry } = schedule
    const moved = row.state === 'waiting'
    const isOurs = handOvers.release(row)
    deliveries.update(row.id, {
      state: 'waiting',
      dueLocal,
      zone,
      dueAt,
      latestLocal,
      ifMissed,
      expiry,
      expireAt: expireAtOf({ postId: row.postId, zone, expiry, publishedAt: null }),
      problem: null,
      // Of a thread that has begun, what went out stays as it was.
      outgoing: row.remote === null && isOurs ? null : row.outgoing,
    })
    // What is to come back is planned when the network has let go of it.
    if (isOurs) planPublishing(row, { dueAt, latestLocal, zone, insisted })
    else if (insisted) keepInsisted(row.id)
    ledger.write({
      event: moved ? 'moved' : 'scheduled',
      deliveryId: row.id,
      decision: { key: 'planned', params: { at: toInstant(dueAt) } },
    })
    if (!moved || !samePlacement(row.expiry, expiry)) notePlacement(row.id, expiry)
  }

  const planPublishing = (
    row: DeliveryRow,
    {
      dueAt,
      latestLocal,
      zone,
      insisted,
    }: Pick<Schedule, 'latestLocal' | 'zone'> & { dueAt: number; insisted: boolean },
  ) => {
    const latestAt = latestLocal === null ? null : instantOf(latestLocal, zone)
    const planned = jobs.plan({
      kind: 'publish',
      deliveryId: row.id,
      lane: row.channelId,
      runAt: dueAt,
      latestAt,
      insisted,
    })
    if (!planned) throw busy()
  }

  const keepInsisted = (id: string) => {
    const { handOver } = deliveries.get(id)
    if (handOver !== null) deliveries.update(id, { handOver: { ...handOver, insisted: true } })
  }

  /** The price stands in the record from the moment at which it is agreed. */
  const notePlacement = (deliveryId: string, expiry: Expiry) => {
    const { placement } = termsOf(expiry)
    if (placement === undefined) return
    const { amountMinor, currency, payer } = placement
    ledger.write({
      event: 'scheduled',
      deliveryId,
      decision: { key: 'placementAgreed', params: { amountMinor, currency, payer } },
    })
  }

  const movable = (id: string): DeliveryRow => {
    const row = deliveries.get(id)
    if (!movableStates.includes(row.state)) throw notMovable(row)
    return row
  }

  /** The post's project may have been put away, or the channel: then nothing can be planned. */
  const schedulable = (id: string): DeliveryRow => {
    const row = movable(id)
    if (putAway.get(row.channelId, row.postId) !== undefined)
      throw new AppError('conflict', 'The channel of this delivery was removed.')
    if (needsOriginal(row.repostHow) && repostSourceOf(row) === null) {
      throw new AppError('conflict', 'What it repeats is not there any more. Send it out without it.')
    }
    return row
  }

  const schedule: Planning['schedule'] = (id, wanted) => {
    const row = schedulable(id)
    const dueAt = instantOf(wanted.dueLocal, wanted.zone)
    if (dueAt < now() - pastToleranceMs) {
      throw new AppError('invalid_input', 'This time has passed. Choose a later one.', { field: 'dueLocal' })
    }
    if (wanted.latestLocal !== null && instantOf(wanted.latestLocal, wanted.zone) < dueAt) {
      throw new AppError('invalid_input', 'The latest time is before the time itself.', {
        field: 'latestLocal',
      })
    }
    checkExpiry({ postId: row.postId, ...wanted, publishedAt: null }, dueAt)
    plan(row, wanted, dueAt)
  }

  const setToDraft = (id: string, state: 'draft' | 'cancelled', event: 'unscheduled' | 'cancelled') => {
    const row = movable(id)
    if (row.state === state) return
    if (row.remote !== null) {
      if (state === 'draft') throw partlyOut()
      letStand(row)
      return
    }
    handOvers.release(row)
    jobs.cancel(id, 'publish')
    deliveries.update(id, { state, problem: null, expireAt: null })
    ledger.write({ event, deliveryId: id })
  }

  // By id: what was read when it began to be sent may have been changed by her since.
  const planFollowing: Planning['planFollowing'] = id => {
    const row = deliveries.find(id)
    if (row === undefined) return undefined
    planExpiry(row)
    followNow(row)
    planComment(row)
    return row
  }

  const planComment = (row: DeliveryRow) => {
    const { text, afterMs } = commentOf(row)
    if (text.trim() === '') return
    const runAt = (row.publishedAt ?? now()) + afterMs
    jobs.plan({ kind: 'comment', deliveryId: row.id, lane: row.channelId, runAt, latestAt: null })
    ledger.write({
      event: 'scheduled',
      deliveryId: row.id,
      decision: { key: 'commentPlanned', params: { at: toInstant(runAt) } },
    })
  }

  const letStand: Planning['letStand'] = row => {
    const publishedAt = now()
    jobs.cancel(row.id, 'publish')
    deliveries.update(row.id, { state: 'published', publishedAt, problem: null })
    ledger.write({
      event: 'decided',
      deliveryId: row.id,
      decision: { key: 'partsLeftOut', params: { out: refsOf({ sentParts }, row).length } },
      url: row.remote?.url ?? null,
    })
    planFollowing(row.id)
  }

  const published = (id: string): DeliveryRow => {
    const row = deliveries.get(id)
    if (row.state !== 'published')
      throw new AppError('conflict', 'This is not published.', { state: row.state })
    return row
  }

  const planExpiry = (row: DeliveryRow) => {
    const expireAt = expireAtOf(row)
    if (expireAt !== row.expireAt) deliveries.update(row.id, { expireAt })
    if (expireAt === null) {
      jobs.cancel(row.id, 'expire')
      return
    }
    jobs.plan({ kind: 'expire', deliveryId: row.id, lane: row.channelId, runAt: expireAt, latestAt: null })
    ledger.write({
      event: 'scheduled',
      deliveryId: row.id,
      decision: { key: 'expiryPlanned', params: { at: toInstant(expireAt) } },
    })
  }

  const planNow = (id: string, kind: 'expire' | 'edit') => {
    const row = published(id)
    const planned = jobs.plan({ kind, deliveryId: id, lane: row.channelId, runAt: now(), latestAt: null })
    if (!planned) throw busy()
    return row
  }

  return {
    schedule,
    scheduleLate: (id, wanted) => {
      plan(schedulable(id), wanted, instantOf(wanted.dueLocal, wanted.zone))
    },
    publishNow: (id, expiry) => {
      const row = schedulable(id)
      const at = now()
      const dueLocal = localOf(at, row.zone)
      checkExpiry({ ...row, expiry, publishedAt: null }, at)
      plan(row, { dueLocal, zone: row.zone, latestLocal: null, ifMissed: row.ifMissed, expiry }, at, true)
    },
    move: (id, dueLocal) => {
      const row = movable(id)
      const from = row.dueLocal ?? dueLocal
      const latestLocal = row.latestLocal === null ? null : shiftLocal(row.latestLocal, from, dueLocal)
      const expiry: Expiry =
        row.expiry.kind === 'at'
          ? { ...row.expiry, atLocal: shiftLocal(row.expiry.atLocal, from, dueLocal) }
          : row.expiry
      if (row.state === 'draft') {
        deliveries.update(id, { dueLocal, dueAt: instantOf(dueLocal, row.zone), latestLocal, expiry })
      } else schedule(id, { dueLocal, zone: row.zone, latestLocal, ifMissed: row.ifMissed, expiry })
    },
    unschedule: id => setToDraft(id, 'draft', 'unscheduled'),
    skip: id => setToDraft(id, 'cancelled', 'cancelled'),
    setExpiry: (id, expiry) => {
      const row = deliveries.get(id)
      if (row.state === 'expired') throw new AppError('conflict', 'It has already disappeared.')
      // A draft may wait for its campaign to get a last day; it cannot be scheduled before.
      const waitsForEnd = row.state === 'draft' && expiry.kind === 'campaignEnd'
      if (row.dueAt !== null && !waitsForEnd) checkExpiry({ ...row, expiry }, row.publishedAt ?? row.dueAt)
      deliveries.update(id, { expiry, expireAt: expireAtOf({ ...row, expiry }) })
      if (row.state === 'published') planExpiry(deliveries.get(id))
      if (row.state !== 'draft' && !samePlacement(row.expiry, expiry)) notePlacement(id, expiry)
    },
    takeDown: id => {
      const row = planNow(id, 'expire')
      deliveries.update(id, { expireAt: now(), problem: null })
      ledger.write({
        event: 'removing',
        deliveryId: id,
        decision: { key: 'personTakeDown', params: {} },
        url: row.remote?.url ?? null,
      })
    },
    pushEdit: id => {
      const { remote, repostHow } = published(id)
      if (repostHow === 'native') {
        throw new AppError('refused', 'A repost has no words of its own. Bring its original up to date.')
      }
      if (remote?.ids.length === 0) {
        throw new AppError('refused', 'It was published by hand, so it can only be changed there.')
      }
      planNow(id, 'edit')
    },
    originalGone,
    planExpiry: id => planExpiry(deliveries.get(id)),
    planFollowing,
    commentNow: row => {
      jobs.plan({
        kind: 'comment',
        deliveryId: row.id,
        lane: row.channelId,
        runAt: now(),
        latestAt: null,
      })
      deliveries.update(row.id, { problem: null })
    },
    letStand,
  }
}

type Ending = Pick<DeliveryRow, 'postId' | 'zone' | 'expiry' | 'publishedAt'>

const samePlacement = (a: Expiry, b: Expiry): boolean =>
  JSON.stringify(termsOf(a).placement) === JSON.stringify(termsOf(b).placement)

const busy = () =>
  new AppError('conflict', 'It is being sent right now. Wait a moment.', { state: 'running' })

/** Of a thread. */
export const partlyOut = () =>
  new AppError('conflict', 'Part of it is out already. Let it go on, or let it stand as it is, in Today.')

function notMovable(row: DeliveryRow): AppError {
  const words: Partial<Record<DeliveryRow['state'], string>> = {
    running: 'It is being sent right now.',
    published: 'It is already out.',
    expired: 'It was out and has disappeared.',
    uncertain: 'Nobody knows yet whether it is out. Decide that first.',
  }
  return new AppError('conflict', words[row.state] ?? 'This cannot be changed now.', { state: row.state })
}
