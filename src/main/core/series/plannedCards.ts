import type { DeliveryCard, Schedule } from '#shared/model/delivery.ts'
import { contentFor } from '#shared/model/post.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { hasTime, timesBetween, withInstants } from '#shared/time/recurrence.ts'
import { instantOf, localOf } from '#shared/time/zoned.ts'
import type { ChannelRepo } from '../channels/channelRepo.ts'
import { inTransaction } from '../CoreContext.ts'
import { toInstant } from '../db/instants.ts'
import { withoutGone } from '../posts/checkReferences.ts'
import type { MakeAhead, SeriesParts } from './makeAhead.ts'
import type { OccurrenceRow, SeriesRow } from './seriesRepo.ts'
import { distanceMs, recurrenceOf, schedulesAt } from './template.ts'

interface Range {
  /** Epoch ms; `to` is not included. */
  from: number
  to: number
  projectId: string | null
}

/** What series have beyond the posts that were made: cards that are computed and stand nowhere. */
export interface PlannedCards {
  /** Cards that are there, and those that are only planned, earliest first. */
  mixedWith(made: DeliveryCard[], range: Range): DeliveryCard[]
  /**
   * Makes what a computed card stands for, and answers the delivery; every other id comes back as it is. Throws AppError
   * `not_found` when its series does not have it any more.
   */
  make(deliveryId: string): string
  /** The same for an occurrence; answers its post. */
  makeOccurrence(seriesId: string, occurrenceLocal: string): string
}

/** No calendar page has room for more; a rule of every hour asked for over a thousand years must not stand still. */
const mostCards = 5000
const dayMs = 86_400_000
const longestPageMs = 400 * dayMs

export function createPlannedCards(
  parts: SeriesParts & { makeAhead: MakeAhead; channels: ChannelRepo },
): PlannedCards {
  const { context, series, deliveries, makeAhead, channels } = parts

  const cardsOf = (
    row: SeriesRow,
    range: Range,
    networks: ReadonlyMap<string, string>,
    room: number,
  ): DeliveryCard[] => {
    const content = withoutGone(context, row.projectId, row.content)
    const reach = reachMs(row)
    const cards: DeliveryCard[] = []
    const at = (ms: number) => localOf(Math.max(0, ms), row.zone)
    const to = Math.min(range.to, range.from + longestPageMs) + reach
    const known = new Set(series.occurrences(row.id, row.madeThroughLocal).map(o => o.occurrenceLocal))
    const first = laterOf(at(range.from - reach), row.madeThroughLocal)
    const times = timesBetween(recurrenceOf(row), first, at(to))
    for (const { local } of withInstants(times, row.zone)) {
      if (cards.length >= room) break
      if (local === row.madeThroughLocal || known.has(local)) continue
      for (const [place, { channelId, schedule }] of schedulesAt(row, local).entries()) {
        const dueAt = instantOf(schedule.dueLocal, schedule.zone)
        const network = networks.get(channelId)
        if (network === undefined || !content.channelIds.includes(channelId)) continue
        if (dueAt < range.from || dueAt >= range.to) continue
        const { text, media } = contentFor(content, channelId)
        const postId = plannedId(row.id, local)
        cards.push({
          ...{
            id: `${postId}_${place}`,
            postId,
            channelId,
            projectId: row.projectId,
            state: 'waiting',
            network,
          },
          ...schedule,
          dueAt: toInstant(dueAt),
          expireAt: expireAtOf(schedule),
          ...{
            publishedAt: null,
            expiredAt: null,
            endedAt: null,
            url: null,
            repost: null,
            handOver: null,
            problem: null,
          },
          updatedAt: toInstant(row.updatedAt),
          ...{
            evergreenListId: null,
            campaignId: content.campaignId,
            pillarId: content.pillarId,
            portraitIds: content.portraitIds,
            labelIds: content.labelIds,
          },
          excerpt: text.slice(0, 160),
          thumbMediaId: media[0]?.mediaId ?? null,
          isReposted: false,
          occurrence: { seriesId: row.id, local, isMade: false },
        })
      }
    }
    return cards
  }

  const makeOccurrence = (seriesId: string, occurrenceLocal: string): string => {
    const there = series.findOccurrence(seriesId, occurrenceLocal)
    if (there !== null) return there.postId
    const row = series.get(seriesId)
    const isPlanned = occurrenceLocal > row.madeThroughLocal && hasTime(recurrenceOf(row), occurrenceLocal)
    const made = isPlanned ? makeAhead.make(row, occurrenceLocal) : null
    if (made === null) throw new AppError('not_found', 'The series does not have this day any more.')
    tell(made)
    return made.postId
  }

  const tell = ({ seriesId, postId }: OccurrenceRow) => {
    context.emit('series.changed', { ids: [seriesId] })
    context.emit('posts.changed', { ids: [postId] })
    context.emit('deliveries.changed', { ids: deliveries.ofPost(postId).map(d => d.id) })
  }

  return {
    mixedWith: (made, range) => {
      const rows = series.alive(range.projectId).filter(row => row.extendAt !== null)
      if (rows.length === 0) return made
      const networks = new Map(channels.list(range.projectId).map(c => [c.id, c.network]))
      const cards = [...made]
      for (const row of rows) {
        const room = made.length + mostCards - cards.length
        if (room > 0) cards.push(...cardsOf(row, range, networks, room))
      }
      return cards.length === made.length ? made : cards.sort(byDue)
    },
    makeOccurrence: (seriesId, local) => inTransaction(context, () => makeOccurrence(seriesId, local)),
    make: id => {
      const planned = readPlannedId(id)
      if (planned === null) return id
      const { seriesId, occurrenceLocal, place } = planned
      const channelId = series.get(seriesId).schedules[place]?.channelId
      const postId = inTransaction(context, () => makeOccurrence(seriesId, occurrenceLocal))
      const delivery = deliveries.ofPost(postId).find(d => d.channelId === channelId)
      if (delivery === undefined) throw new AppError('not_found', 'The series does not go there any more.')
      return delivery.id
    },
  }
}

/** How far from the place of an occurrence its deliveries can be. */
const reachMs = ({ schedules, startLocal }: SeriesRow): number =>
  dayMs + Math.max(0, ...schedules.map(s => Math.abs(distanceMs(startLocal, s.schedule.dueLocal))))

const byDue = (a: DeliveryCard, b: DeliveryCard) => {
  const [x, y] = [a.dueAt ?? '', b.dueAt ?? '']
  return x === y ? (a.id < b.id ? -1 : 1) : x < y ? -1 : 1
}

const laterOf = (a: string, b: string) => (a > b ? a : b)

/** Every other end is known only once it is out. */
const expireAtOf = ({ expiry, zone }: Schedule) =>
  expiry.kind === 'at' ? toInstant(instantOf(expiry.atLocal, zone)) : null

/** Tells series and place, so that it can be made from it. */
const plannedId = (seriesId: string, local: string) => `${seriesId}_${local.replaceAll(/[-:T]/g, '')}`

function readPlannedId(id: string): { seriesId: string; occurrenceLocal: string; place: number } | null {
  const [, seriesId, year, month, day, hour, minute, second, place] =
    /^(.{36})_(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)_(\d+)$/.exec(id) ?? []
  if (seriesId === undefined) return null
  return {
    seriesId,
    occurrenceLocal: `${year}-${month}-${day}T${hour}:${minute}:${second}`,
    place: Number(place),
  }
}
