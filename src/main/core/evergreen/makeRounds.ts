import { contentFor } from '#shared/model/post.ts'
import { placeInWeek, slotsForList } from '#shared/model/slot.ts'
import type { SlotTime } from '#shared/time/slots.ts'
import { inTransaction } from '../CoreContext.ts'
import type { ChannelRepo } from '../channels/channelRepo.ts'
import { fieldsOf } from '../posts/postRepo.ts'
import type { DeliveryRepo } from '../publishing/deliveryRepo.ts'
import type { Ahead } from '../publishing/engine.ts'
import type { HandOvers } from '../publishing/handOvers.ts'
import type { Planning } from '../publishing/planning.ts'
import type { PutAway } from '../publishing/putAway.ts'
import { sameContent } from '../series/template.ts'
import type { FreeSlots } from '../slots/freeSlots.ts'
import { keysBeside } from './chooseRound.ts'
import { sayingKey } from './createSaid.ts'
import type { Chooser, ChooserParts, Kept } from './chooser.ts'
import type { ListRow, OpenRound } from './evergreenRepo.ts'

export interface MakeRoundsParts extends ChooserParts {
  chooser: Chooser
  channels: ChannelRepo
  deliveries: DeliveryRepo
  planning: Planning
  putAway: PutAway
  handOvers: Pick<HandOvers, 'followPost'>
  freeSlots: FreeSlots
}

/** Makes what comes round when its time comes near, in slots that are free by then. */
export interface MakeRounds extends Ahead {
  /** Something that rounds depend on may have changed: every list is looked at on the next occasion. */
  stir(): void
  /** Takes away what a list has planned and nobody changed, in the transaction of the caller. Answers the deliveries. */
  clear(list: ListRow): string[]
}

const minuteMs = 60_000
/** Near enough that slots stay free for what she plans herself, far enough to see what comes. */
const aheadMs = 48 * 60 * minuteMs

export function createMakeRounds(parts: MakeRoundsParts): MakeRounds {
  const { context, lists, posts, deliveries, planning, putAway, freeSlots, chooser } = parts
  /** When lists are to be looked at next, epoch ms: after a start, at once. */
  let lookAt: number | null = 0
  /** Some are due and not out: as long as that is so, what is said before them may change with everything that happens. */
  let isDue = false

  /** What she changed or moved is hers: it no longer follows its list. */
  const isHers = (round: OpenRound): boolean =>
    round.dueLocal.slice(0, 16) !== round.slotLocal ||
    !sameContent(fieldsOf(posts.get(round.postId)), round.made)

  const takeAway = ({ postId, deliveryId }: OpenRound): string => {
    const at = context.now()
    putAway.deliveriesOf({ postId }, at)
    posts.setDeleted(postId, at)
    lists.dropRound(postId)
    return deliveryId
  }

  /** A round goes along with its post in the list, or away with it, or when it would say what is said beside it. */
  const follow = (list: ListRow, kept: readonly Kept[], round: OpenRound, zone: string): string[] => {
    const { channelId, postId, deliveryId, dueAt } = round
    const own = kept.find(({ entry }) => entry.postId === round.entryPostId)
    const isGoing = !list.paused && list.channelIds.includes(channelId)
    const content =
      isGoing && own !== undefined ? chooser.contentOf(list, own, channelId, round.wording) : null
    if (content === null) return [takeAway(round)]
    const { text, media } = contentFor(content, channelId)
    const key = sayingKey(
      text,
      media.map(m => m.mediaId),
    )
    const others = chooser.saidAround(list, channelId, zone, dueAt).filter(({ at }) => at !== dueAt)
    if (keysBeside(others, dueAt).includes(key)) return [takeAway(round)]
    if (sameContent(content, round.made)) return []
    const { channelIds: _same, ...fields } = content
    posts.update(postId, fields)
    parts.handOvers.followPost(postId)
    lists.setMade(postId, content)
    return [deliveryId]
  }

  const make = (
    list: ListRow,
    one: Kept,
    channelId: string,
    wording: number,
    time: SlotTime,
  ): string | null => {
    const content = chooser.contentOf(list, one, channelId, wording)
    if (content === null) return null
    const { zone } = freeSlots.slotsOf(channelId)
    const postId = posts.insert(list.projectId, content)
    const id = deliveries.insert({ postId, channelId, projectId: list.projectId, zone })
    // What cannot go out in time is passed over: it comes round again.
    planning.schedule(id, {
      ...{ dueLocal: time.local, zone, latestLocal: null },
      ...{ ifMissed: 'skip', expiry: { kind: 'never' } },
    })
    // As it is read back, so that it can be compared.
    const made = fieldsOf(posts.get(postId))
    const { postId: entryPostId } = one.entry
    lists.insertRound({ channelId, slotLocal: time.local, entryPostId, postId, wording, made })
    return id
  }

  /** Fills the near slots of a channel; `lookAt` is when the next one comes near. */
  const fill = (list: ListRow, kept: readonly Kept[], channelId: string) => {
    const { slots, zone } = freeSlots.slotsOf(channelId)
    const mine = new Set(slotsForList(slots, list).map(placeInWeek))
    const horizon = context.now() + aheadMs
    const made: string[] = []
    if (mine.size === 0) return { made, lookAt: null }
    for (const time of freeSlots.after(channelId, context.now())) {
      if (!mine.has(placeInWeek(time.slot))) continue
      if (time.at > horizon) return { made, lookAt: time.at - aheadMs }
      // She took away what was there: it stays free for her.
      if (lists.roundAt(channelId, time.local) !== null) continue
      const choice = chooser.choose(list, kept, { channelId, zone, time })
      if (choice.kind === 'empty') continue
      const one = kept.find(({ entry }) => entry.postId === choice.postId)
      const id = one === undefined ? null : make(list, one, channelId, choice.wording, time)
      if (id !== null) made.push(id)
    }
    return { made, lookAt: null }
  }

  /** Brings one list up to date. */
  const examine = (list: ListRow): { changed: string[]; lookAt: number | null } => {
    const kept = chooser.keptIn(list.id)
    const there = new Set(parts.channels.list(list.projectId).map(({ id }) => id))
    const changed = lists
      .openRounds(list.id)
      .filter(round => there.has(round.channelId) && !isHers(round))
      .flatMap(round => follow(list, kept, round, freeSlots.slotsOf(round.channelId).zone))
    if (list.paused) return { changed, lookAt: null }
    const filled = list.channelIds.filter(id => there.has(id)).map(id => fill(list, kept, id))
    // Once more when it goes out: what is before it by then may have changed.
    const dues = lists.openRounds(list.id).map(({ dueAt }) => dueAt)
    isDue ||= dues.some(at => at <= context.now())
    return {
      changed: [...changed, ...filled.flatMap(({ made }) => made)],
      lookAt: earliest([...filled.map(one => one.lookAt), ...dues.filter(at => at > context.now())]),
    }
  }

  return {
    stir: () => {
      lookAt = 0
    },
    clear: list =>
      lists
        .openRounds(list.id)
        .filter(round => !isHers(round))
        .map(takeAway),
    nextAt: () => lookAt,
    makeDue: now => {
      if (!isDue && (lookAt === null || now < lookAt)) return []
      isDue = false
      const next: (number | null)[] = []
      const changed = lists.alive(null).flatMap(list => {
        try {
          const done = inTransaction(context, () => examine(list))
          next.push(done.lookAt)
          return done.changed
        } catch (error) {
          // A full disk: not at once again.
          next.push(now + minuteMs)
          context.deps.log.error('What comes round of a list could not be made', { list: list.id, error })
          return []
        }
      })
      lookAt = earliest(next)
      if (changed.length > 0) {
        context.emit('posts.changed', { ids: [] })
        context.emit('evergreen.changed', { ids: [] })
      }
      return changed
    },
  }
}

const earliest = (times: readonly (number | null)[]): number | null =>
  times.reduce((first, at) => (first === null || (at !== null && at < first) ? at : first), null)
