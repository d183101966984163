import { Schedule } from '#shared/model/delivery.ts'
import type { DeliveryState } from '#shared/model/delivery.ts'
import type { Post } from '#shared/model/post.ts'
import { instantOf } from '#shared/time/zoned.ts'
import { withoutGone } from '../posts/checkReferences.ts'
import { fieldsOf } from '../posts/postRepo.ts'
import type { HandOvers } from '../publishing/handOvers.ts'
import type { PutAway } from '../publishing/putAway.ts'
import type { DeliveryRow } from '../publishing/deliveryRepo.ts'
import type { SeriesParts } from './makeAhead.ts'
import type { OccurrenceRow, SeriesRow } from './seriesRepo.ts'
import { sameContent, sameSchedule, schedulesAt } from './template.ts'

/** A post of a series, and what of it is hers alone. */
export interface OccurrencePost extends OccurrenceRow {
  /** Null: it was called off. */
  post: Post | null
  deliveries: DeliveryRow[]
  /** Nothing of it is out, on its way, failed or missed: it may follow its series. */
  isOpen: boolean
  hasOwnContent: boolean
  hasOwnTime: boolean
}

export interface OccurrencePosts {
  /** What became of an occurrence, compared with what its series has for it. */
  look(row: SeriesRow, occurrence: OccurrenceRow): OccurrencePost
  /** Lets an open one say and do what its series has for it; what is hers stays unless `also` names it. */
  follow(row: SeriesRow, one: OccurrencePost, also?: { content?: boolean; time?: boolean }): void
  /** Puts an open one away. */
  putAway(postId: string): void
  /** Brings back what was put away. */
  bringBack(postId: string): void
}

const openStates: readonly DeliveryState[] = ['draft', 'waiting']

export function createOccurrencePosts(
  parts: SeriesParts & { putAway: PutAway; handOvers: Pick<HandOvers, 'followPost'> },
): OccurrencePosts {
  const { context, posts, deliveries, planning, putAway, handOvers } = parts

  const contentOf = (row: SeriesRow) => withoutGone(context, row.projectId, row.content)

  const setTime = (one: OccurrencePost, delivery: DeliveryRow, wanted: Schedule) => {
    // A draft that she took back stays one; what is new here has no time yet.
    if (delivery.state !== 'waiting' && delivery.dueLocal !== null && one.deliveries.includes(delivery))
      return
    // Nothing is moved to where it would be missed at once.
    if (instantOf(wanted.dueLocal, wanted.zone) < context.now()) return
    const now = scheduleOf(delivery)
    if (now === null || delivery.state !== 'waiting' || !sameSchedule(now, wanted)) {
      planning.schedule(delivery.id, wanted)
    }
  }

  return {
    look: (row, occurrence) => {
      const [found] = posts.getMany([occurrence.postId])
      const post = found === undefined || posts.deletedAt(found.id) !== null ? null : found
      const own = post === null ? [] : deliveries.ofPost(post.id)
      const wanted = schedulesAt(row, occurrence.occurrenceLocal)
      return {
        ...occurrence,
        post,
        deliveries: own,
        isOpen: post !== null && own.every(d => openStates.includes(d.state)),
        hasOwnContent:
          post !== null && !sameContent(withoutGone(context, row.projectId, fieldsOf(post)), contentOf(row)),
        hasOwnTime: own.some(d => {
          const schedule = scheduleOf(d)
          const by = wanted.find(w => w.channelId === d.channelId)?.schedule
          return schedule !== null && by !== undefined && !sameSchedule(schedule, by)
        }),
      }
    },
    follow: (row, one, also = {}) => {
      if (one.post === null) return
      const { id, projectId } = one.post
      if (!one.hasOwnContent || also.content === true) {
        const { channelIds, ...content } = contentOf(row)
        putAway.setChannels(one.post, channelIds, row.zone)
        if (!sameContent(fieldsOf(one.post), { ...content, channelIds })) {
          posts.update(id, content)
          handOvers.followPost(id)
        }
      }
      if (one.hasOwnTime && also.time !== true) return
      const wanted = schedulesAt(row, one.occurrenceLocal)
      for (const delivery of deliveries.ofPost(id)) {
        const by = wanted.find(w => w.channelId === delivery.channelId)
        if (by !== undefined && delivery.projectId === projectId) setTime(one, delivery, by.schedule)
      }
    },
    putAway: postId => {
      const at = context.now()
      putAway.deliveriesOf({ postId }, at)
      posts.setDeleted(postId, at)
    },
    bringBack: postId => {
      const deletedAt = posts.deletedAt(postId)
      if (deletedAt === null) return
      posts.setDeleted(postId, null)
      putAway.bringBack({ postId }, deletedAt)
    },
  }
}

/** How a delivery is planned, or null without a time. */
export const scheduleOf = (row: DeliveryRow): Schedule | null =>
  row.dueLocal === null ? null : Schedule.parse(row)
