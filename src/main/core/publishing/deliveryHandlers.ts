import type { Kit } from '#shared/contract/deliveries.ts'
import type { HandlersOf } from '#shared/contract/index.ts'
import type { Decision, Delivery, DeliveryCard } from '#shared/model/delivery.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { localOf } from '#shared/time/zoned.ts'
import { inTransaction } from '../CoreContext.ts'
import type { ChannelRepo } from '../channels/channelRepo.ts'
import type { Connector } from '../connectors/Connector.ts'
import type { MediaRepo } from '../media/mediaRepo.ts'
import type { PlannedCards } from '../series/plannedCards.ts'
import type { KeepClosed } from '../slots/keepClosed.ts'
import { toDelivery } from './deliveryRepo.ts'
import type { DeliveryRow } from './deliveryRepo.ts'
import type { Engine } from './engine.ts'
import type { HandOvers } from './handOvers.ts'
import { inDoubt } from './doubt.ts'
import { fromInstant } from '../db/instants.ts'
import { furtherMessages } from './furtherMessages.ts'
import type { Job } from './jobRepo.ts'
import type { Planning, PublishingParts } from './planning.ts'
import type { Overview } from './pulse.ts'
import { outgoingsOf, refsOf } from './parts.ts'
import type { StepParts } from './step.ts'

export interface DeliveryHandlerParts extends PublishingParts, Pick<StepParts, 'posts'> {
  planning: Planning
  handOvers: HandOvers
  engine: Engine
  overview: Overview
  channels: ChannelRepo
  media: MediaRepo
  plannedCards: PlannedCards
  keepClosed: KeepClosed
  connectorFor(network: string): Connector
}

/** How long a thread may go on after her word; ms. */
const goesOnMs = 3_600_000

type Domain = 'deliveries' | 'ledger' | 'publishing'

export function deliveryHandlers(parts: DeliveryHandlerParts): HandlersOf<Domain> {
  const { context, deliveries, ledger, planning, engine, overview, plannedCards } = parts

  /** All or nothing, then the world is told and the engine looks. */
  const change = (ids: readonly string[], work: () => void): Delivery[] => {
    const moved = inTransaction(context, () =>
      parts.keepClosed(
        deliveries.getMany(ids).map(({ channelId }) => channelId),
        work,
      ),
    )
    context.emit('deliveries.changed', { ids: [...ids, ...moved] })
    context.emit('publishing.changed', {})
    engine.wake()
    return deliveries.getMany(ids).map(toDelivery)
  }
  const changeEach = <T extends { id: string }>(items: readonly T[], work: (item: T) => void) =>
    change(
      items.map(item => item.id),
      () => {
        items.forEach(work)
      },
    )
  const changeOne = (id: string, work: () => void): Delivery => {
    const [delivery] = change([id], work)
    if (delivery === undefined) throw new AppError('not_found', 'This delivery is not there any more.')
    return delivery
  }
  const releaseAll = () => {
    const ids = inTransaction(context, () => parts.handOvers.releaseAll(null))
    if (ids.length > 0) context.emit('deliveries.changed', { ids })
  }
  const toItems = (ids: readonly string[]) => ids.map(id => ({ id }))

  return {
    'deliveries.inRange': ({ from, to, projectId }) => {
      const range = { from: fromInstant(from), to: fromInstant(to), projectId }
      const made = deliveries.cards(
        'd.dueAt >= :from AND d.dueAt < :to AND (:projectId IS NULL OR d.projectId = :projectId)',
        range,
      )
      return plannedCards.mixedWith(made, range)
    },
    'deliveries.get': ({ id }) => ({
      delivery: deliveries.card(id),
      ledger: ledger.list({ projectId: null, deliveryId: id, before: null, limit: 200 }),
      kit: kitOf(parts, deliveries.get(id)),
      further: furtherMessages(parts, deliveries.get(id)),
      ...repostsAround(parts, deliveries.get(id)),
    }),
    'deliveries.today': ({ projectId, zone }) => overview.today(projectId, zone),
    'deliveries.schedule': ({ items }) =>
      changeEach(items, ({ id, schedule }) => {
        planning.schedule(id, schedule)
      }),
    'deliveries.publishNow': ({ items }) =>
      changeEach(items, ({ id, expiry }) => {
        planning.publishNow(id, expiry)
      }),
    'deliveries.move': ({ items }) => {
      // What is only planned yet is made by being moved.
      const made = items.map(item => ({ ...item, id: plannedCards.make(item.id) }))
      return changeEach(made, ({ id, dueLocal }) => {
        planning.move(id, dueLocal)
      })
    },
    'deliveries.unschedule': ({ ids }) =>
      changeEach(toItems(ids), ({ id }) => {
        planning.unschedule(id)
      }),
    'deliveries.skip': ({ ids }) =>
      changeEach(toItems(ids), ({ id }) => {
        planning.skip(id)
      }),
    'deliveries.retry': ({ ids }) =>
      changeEach(toItems(ids), ({ id }) => {
        retry(parts, id)
      }),
    'deliveries.decide': ({ id, decision }) =>
      changeOne(id, () => {
        decide(parts, id, decision)
      }),
    'deliveries.markOut': ({ id, url }) =>
      changeOne(id, () => {
        markOut(parts, id, url)
      }),
    'deliveries.markRemoved': ({ id }) =>
      changeOne(id, () => {
        markRemoved(parts, id)
      }),
    'deliveries.setExpiry': ({ id, expiry }) =>
      changeOne(id, () => {
        planning.setExpiry(id, expiry)
      }),
    'deliveries.takeDown': ({ id }) =>
      changeOne(id, () => {
        planning.takeDown(id)
      }),
    'deliveries.handOver': ({ ids }) =>
      changeEach(toItems(ids), ({ id }) => {
        parts.handOvers.ask(id)
      }),
    'deliveries.takeBack': ({ ids }) =>
      changeEach(toItems(ids), ({ id }) => {
        takeBack(parts, id)
      }),
    'deliveries.pushEdit': ({ id }) =>
      changeOne(id, () => {
        planning.pushEdit(id)
      }),
    'ledger.list': filter => ledger.list(filter),
    'publishing.pulse': ({ projectId }) => overview.pulse(projectId),
    'publishing.pause': ({ paused }) => {
      if (paused) releaseAll()
      engine.setPaused(paused)
    },
  }
}

function takeBack({ deliveries, handOvers }: DeliveryHandlerParts, id: string): void {
  const row = deliveries.get(id)
  if (row.handOver === null) throw new AppError('conflict', 'It is not with the network.')
  if (handOvers.release(row)) handOvers.keep(row)
}

/** Failed or missed: once more. A failed removal or edit of something published is tried again likewise. */
function retry({ deliveries, planning }: DeliveryHandlerParts, id: string): void {
  const row = deliveries.get(id)
  if (row.state === 'published' && row.problem !== null) {
    if (row.problem.key === 'commentFailed') planning.commentNow(row)
    else if (row.problem.key === 'removeFailed' || row.problem.key === 'cannotRemove') planning.takeDown(id)
    else planning.pushEdit(id)
    return
  }
  if (row.state !== 'failed' && row.state !== 'missed') {
    throw new AppError('conflict', 'There is nothing to try again.', { state: row.state })
  }
  planning.publishNow(id, row.expiry)
}

/** What the person says of a delivery whose outcome nobody could find out, or that was not there when it was read back. */
function decide(parts: DeliveryHandlerParts, id: string, decision: Decision): void {
  const { context, deliveries, jobs, ledger, planning } = parts
  const row = deliveries.get(id)
  if (row.state === 'published' && row.problem?.key === 'notAsPublished' && decision.kind === 'isOut') {
    // It was only not there when it was read back: what is known of it stays as it is.
    deliveries.update(id, { problem: null })
    ledger.write({ event: 'decided', deliveryId: id, decision: { key: 'personIsOut', params: {} } })
    return
  }
  if (row.state === 'published' && row.problem?.key === 'commentUnknown') {
    decideComment(parts, row, decision)
    return
  }
  const job = jobs.live(id, 'publish')
  if (row.state !== 'uncertain' || job === null) {
    throw new AppError('conflict', 'This is decided already.', { state: row.state })
  }
  if (job.state === 'running') {
    throw new AppError('conflict', 'The network is being asked right now. Wait a moment.')
  }
  const now = context.now()
  const note = (
    key: 'personIsOut' | 'personPublishNow' | 'personAskNetwork' | 'personSkip',
    url?: string | null,
  ) => {
    ledger.write({ event: 'decided', deliveryId: id, decision: { key, params: {} }, url: url ?? null })
  }
  switch (decision.kind) {
    case 'isOut':
      note('personIsOut', decision.url)
      isOut(parts, row, job, decision.url)
      return
    case 'publishNow':
      jobs.putBack(job.id, 'prepare', now, 0)
      // Her word is newer than the latest time: from now on the usual grace.
      jobs.plan({
        ...{ kind: 'publish', deliveryId: id, lane: row.channelId, runAt: now, latestAt: null },
        insisted: true,
      })
      deliveries.update(id, {
        state: 'waiting',
        dueAt: now,
        dueLocal: localOf(now, row.zone),
        latestLocal: null,
        problem: null,
      })
      note('personPublishNow')
      return
    case 'askNetwork':
      askAgain(parts, row, job)
      note('personAskNetwork')
      return
    case 'skip':
      if (row.remote !== null) {
        planning.letStand(row)
        return
      }
      jobs.cancel(id, 'publish')
      deliveries.update(id, { state: 'cancelled', problem: null })
      note('personSkip')
      return
  }
}

/** What she says of a first comment in doubt. */
function decideComment(parts: DeliveryHandlerParts, row: DeliveryRow, decision: Decision): void {
  const { deliveries, jobs, ledger, planning } = parts
  const job = jobs.live(row.id, 'comment')
  if (job?.state !== 'uncertain' || row.comment === null) {
    throw new AppError('conflict', 'This is decided already.', { state: row.state })
  }
  const keys = {
    isOut: 'personIsOut',
    publishNow: 'personPublishNow',
    askNetwork: 'personAskNetwork',
    skip: 'personSkip',
  } as const
  const url = decision.kind === 'isOut' ? decision.url : null
  ledger.write({
    event: 'decided',
    deliveryId: row.id,
    decision: { key: keys[decision.kind], params: {} },
    url,
  })
  switch (decision.kind) {
    case 'isOut':
      jobs.finish(job.id, 'done')
      deliveries.update(row.id, { comment: { ...row.comment, remote: { ids: [], url } }, problem: null })
      return
    case 'publishNow':
      jobs.putBack(job.id, 'prepare', parts.context.now(), 0)
      planning.commentNow(row)
      return
    case 'askNetwork':
      askAgain(parts, row, job)
      return
    case 'skip':
      jobs.cancel(row.id, 'comment')
      deliveries.update(row.id, { comment: null, problem: null })
      return
  }
}

function askAgain(parts: DeliveryHandlerParts, row: DeliveryRow, job: Job): void {
  if (parts.connectorFor(parts.channels.get(row.channelId, true).network).find === undefined) {
    throw new AppError('refused', 'This network offers no way to ask.')
  }
  parts.jobs.setUncertain(job.id, parts.context.now(), 0)
  parts.deliveries.update(row.id, inDoubt(job, 'wait', row.problem?.networkWords ?? null))
}

/** What she says is out: the post, or the part of a thread that was in doubt, and then the thread goes on. */
function isOut(parts: DeliveryHandlerParts, row: DeliveryRow, job: Job, url: string | null): void {
  const { context, deliveries, sentParts, jobs, planning } = parts
  const { id } = row
  const publishedAt = job.firstCommitAt ?? context.now()
  // Without the network's own id it can be neither edited nor removed by Ratiba; the link helps the person.
  const ref = { ids: [], url }
  const index = refsOf(parts, row).length
  if (index === 0) deliveries.update(id, { remote: ref })
  else sentParts.setOut(id, index, ref, publishedAt)
  if (index + 1 < wantedOf(parts, row).length) {
    jobs.beginNextPart(job.id, null)
    jobs.putBack(job.id, 'prepare', context.now(), 0)
    jobs.plan({
      kind: 'publish',
      deliveryId: id,
      lane: row.channelId,
      runAt: context.now(),
      latestAt: context.now() + goesOnMs,
    })
    deliveries.update(id, { state: 'waiting', problem: null })
    return
  }
  deliveries.update(id, { state: 'published', publishedAt, problem: null })
  jobs.finish(job.id, 'done')
  planning.planFollowing(id)
}

/** What goes out of the post as it stands now, message by message. */
const wantedOf = (
  { connectorFor, channels, posts }: Pick<DeliveryHandlerParts, 'connectorFor' | 'channels' | 'posts'>,
  row: DeliveryRow,
) => outgoingsOf({ posts }, row, connectorFor(channels.get(row.channelId, true).network).descriptor.thread)

/** By hand: the person published it herself. */
function markOut(parts: DeliveryHandlerParts, id: string, url: string | null) {
  const { context, deliveries, jobs, ledger, planning } = parts
  const row = deliveries.get(id)
  const byHand = row.state === 'waiting' && row.problem?.key === 'byHand'
  if (!byHand && row.state !== 'failed' && row.state !== 'missed') {
    throw new AppError('conflict', 'This does not wait for your hand.', { state: row.state })
  }
  const publishedAt = context.now()
  jobs.cancel(id, 'publish')
  const outgoing = row.outgoing ?? wantedOf(parts, row)[0] ?? null
  deliveries.update(id, {
    state: 'published',
    publishedAt,
    // Of a thread the rest is out by her hand; what Ratiba sent of it stays known.
    remote: row.remote ?? { ids: [], url },
    problem: null,
    outgoing,
  })
  ledger.write({ event: 'markedOut', deliveryId: id, url })
  planning.planFollowing(id)
}

/** The person removed it herself, or saw that it is gone. */
function markRemoved(
  { context, deliveries, jobs, ledger, planning }: DeliveryHandlerParts,
  id: string,
): void {
  const row = deliveries.get(id)
  if (row.state !== 'published') {
    throw new AppError('conflict', 'This is not published.', { state: row.state })
  }
  jobs.cancel(id, 'expire')
  jobs.cancel(id, 'comment')
  deliveries.update(id, { state: 'expired', expiredAt: context.now(), problem: null })
  ledger.write({
    event: 'removed',
    deliveryId: id,
    decision: { key: 'personIsGone', params: {} },
    url: row.remote?.url ?? null,
  })
  const followed = planning.originalGone(id)
  if (followed.length > 0) context.emit('deliveries.changed', { ids: followed })
}

/** What it repeats, and what repeats it, earliest first. */
function repostsAround(
  { deliveries }: DeliveryHandlerParts,
  { id, repostOf }: DeliveryRow,
): { original: DeliveryCard | null; reposts: DeliveryCard[] } {
  const [original = null] = repostOf === null ? [] : deliveries.cards('d.id = :repostOf', { repostOf })
  return { original, reposts: deliveries.cards("d.repostOf = :id AND d.state <> 'cancelled'", { id }) }
}

/** What the person needs to publish or remove it herself; null where Ratiba does it. */
function kitOf(parts: DeliveryHandlerParts, row: DeliveryRow): Kit | null {
  const channel = parts.channels.get(row.channelId, true)
  const byHand = parts.connectorFor(channel.network).descriptor.publishing === 'byHand'
  if (!byHand && row.problem?.action !== 'doByHand' && row.state !== 'failed') return null
  const left = wantedOf(parts, row).slice(row.state === 'published' ? 0 : refsOf(parts, row).length)
  // What is handed over is what was meant when its time came.
  const [first, ...further] =
    row.outgoing === null || row.remote !== null ? left : [row.outgoing, ...left.slice(1)]
  const messages = first === undefined ? [] : [first, ...further]
  const media = messages.flatMap(message => message.media)
  const names = new Map(parts.media.get(media.map(m => m.mediaId)).map(m => [m.id, m.name]))
  return {
    text: messages.map(({ text }) => text).join('\n\n'),
    media: media.map(m => ({ ...m, name: names.get(m.mediaId) ?? m.mediaId })),
    openUrl: row.remote?.url ?? channel.url,
  }
}
