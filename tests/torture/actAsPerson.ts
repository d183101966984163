import type { Client } from '#shared/rpc/client.ts'
import type { DeliveryCard } from '#shared/model/delivery.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { localOf } from '#shared/time/zoned.ts'
import { expiryFrom, zone } from './planTorture.ts'
import type { Planned } from './planTorture.ts'
import type { Random } from './Random.ts'

/** Every delivery there is, reposts too, by its id. */
export async function cardsOf(client: Client): Promise<Map<string, DeliveryCard>> {
  const from = new Date(Date.UTC(2026, 10, 1)).toISOString()
  const to = new Date(Date.UTC(2027, 10, 1)).toISOString()
  const cards = await client.call('deliveries.inRange', { from, to, projectId: null })
  return new Map(cards.map(card => [card.id, card]))
}

/**
 * What a careful person does: logs in again, lets go out what was missed or failed, takes down what would not go, and skips a
 * repost whose original is gone.
 */
export async function actAsPerson(client: Client): Promise<void> {
  await ifPossible(logInAgain(client))
  let cards: readonly DeliveryCard[] = []
  await ifPossible(cardsOf(client).then(all => (cards = [...all.values()])))
  // What is refused for one keeps her from none of the others.
  for (const card of cards) await ifPossible(settleOne(client, card))
}

/** Refused because it is under way or the disk is full, or the process died under it: she would try again later. */
async function ifPossible(asked: Promise<unknown>): Promise<void> {
  try {
    await asked
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}

async function logInAgain(client: Client): Promise<void> {
  for (const channel of await client.call('channels.list', { projectId: null })) {
    if (channel.health.state === 'needsLogin') await client.call('channels.verify', { id: channel.id })
  }
}

async function settleOne(client: Client, { id, state, problem, repost }: DeliveryCard): Promise<void> {
  if (state === 'missed' || state === 'failed') {
    // Another one of the same would be a copy on a channel that may have it already.
    const skip = () => client.call('deliveries.skip', { ids: [id] })
    if (repost !== null && problem?.key === 'originalGone') await skip()
    else {
      await client.call('deliveries.retry', { ids: [id] }).catch(async (error: unknown) => {
        // Missed, and its original is gone since: that is found when it is to be planned again.
        if (repost?.how !== 'native' || !(error instanceof AppError) || error.code !== 'conflict') throw error
        await skip()
      })
    }
  } else if (state === 'published' && problem?.key === 'removeFailed') {
    await client.call('deliveries.takeDown', { id })
  } else if (state === 'published' && problem?.key === 'commentFailed') {
    await client.call('deliveries.retry', { ids: [id] })
  }
}

/** Gives to the networks' own schedulers what she will not be awake for, and has some of it back. */
export async function handOverAsPerson(
  client: Client,
  planned: readonly Planned[],
  random: Random,
): Promise<void> {
  try {
    const cards = await cardsOf(client)
    for (const { id, network } of planned) {
      const card = cards.get(id)
      if (!network.schedules || card?.state !== 'waiting') continue
      if (card.handOver === null) {
        if (random.chance(0.3)) await unlessRefused(client.call('deliveries.handOver', { ids: [id] }))
      } else if (random.chance(0.2)) await unlessRefused(client.call('deliveries.takeBack', { ids: [id] }))
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error // As above.
  }
}

/** A thread, or what is due too soon, stays with Ratiba; what has just gone out does not come back. */
async function unlessRefused(asked: Promise<unknown>): Promise<void> {
  try {
    await asked
  } catch (error) {
    const isRefusal = error instanceof AppError && ['refused', 'conflict'].includes(error.code)
    if (!isRefusal) throw error
  }
}

/** Sends on what is out: a few at a time, each on a channel at most once, and on each channel of the network. */
export async function repostAsPerson(
  client: Client,
  planned: readonly Planned[],
  random: Random,
  now: number,
): Promise<void> {
  try {
    const cards = await cardsOf(client)
    const markOf = new Map(planned.map(({ id, marks: [mark = ''] }) => [id, mark]))
    // A copy tells its words and not which channel they came from, so the same words go to a channel only once.
    const known = new Set(
      [...cards.values()].map(card => `${markOf.get(card.repost?.deliveryId ?? '') ?? ''} ${card.channelId}`),
    )
    for (const { id, network } of planned) {
      if (cards.get(id)?.state !== 'published' || !network.reposts || !random.chance(0.25)) continue
      const channelIds = planned.filter(other => other.network === network).map(other => other.channelId)
      const channelId = random.of(channelIds as [string])
      const place = `${markOf.get(id) ?? ''} ${channelId}`
      if (known.has(place)) continue
      known.add(place)
      const schedule = {
        dueLocal: localOf(now + random.of([10_000, 60_000, 600_000]), zone),
        zone,
        latestLocal: null,
        expiry: expiryFrom(random),
      }
      await client.call('reposts.plan', {
        id,
        items: [{ channelId, how: 'native', when: { kind: 'at', schedule } }],
      })
    }
  } catch (error) {
    // As above; what was planned all the same is found among the deliveries.
    if (!(error instanceof AppError)) throw error
  }
}
