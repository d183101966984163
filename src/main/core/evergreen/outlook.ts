import type { EvergreenChannel } from '#shared/model/evergreen.ts'
import { placeInWeek, slotsForList } from '#shared/model/slot.ts'
import type { CoreContext } from '../CoreContext.ts'
import { toInstant } from '../db/instants.ts'
import type { FreeSlots } from '../slots/freeSlots.ts'
import type { Chooser, Kept } from './chooser.ts'
import type { EvergreenRepo, ListRow } from './evergreenRepo.ts'

export interface OutlookParts {
  context: CoreContext
  lists: EvergreenRepo
  chooser: Chooser
  freeSlots: FreeSlots
}

/** As far as slots are looked at to tell what comes. */
const mostSlots = 60

/** What comes of a list on a channel, and why a slot of it stays empty. */
export function createOutlook(parts: OutlookParts) {
  const { context, lists, chooser, freeSlots } = parts
  return (list: ListRow, kept: readonly Kept[], channelId: string): EvergreenChannel => {
    const { slots, zone } = freeSlots.slotsOf(channelId)
    const mine = new Set(slotsForList(slots, list).map(placeInWeek))
    const made = lists.openRounds(list.id).find(round => round.channelId === channelId)
    const outlook: EvergreenChannel = {
      ...{ channelId, zone, hasSlots: mine.size > 0, empty: null },
      next:
        made === undefined ? null : { local: made.dueLocal, at: toInstant(made.dueAt), postId: made.postId },
    }
    if (list.paused || mine.size === 0) return outlook
    let looked = 0
    for (const time of freeSlots.after(channelId, context.now())) {
      if (!mine.has(placeInWeek(time.slot)) || lists.roundAt(channelId, time.local) !== null) continue
      if (made !== undefined && time.at > made.dueAt) break
      const choice = chooser.choose(list, kept, { channelId, zone, time })
      if (choice.kind === 'round') {
        outlook.next = { local: time.local, at: toInstant(time.at), postId: null }
        break
      }
      const { why, until } = choice
      outlook.empty ??= { local: time.local, why, until }
      // Only a rest ends by itself.
      if (why !== 'resting' || ++looked >= mostSlots) break
    }
    return outlook
  }
}
