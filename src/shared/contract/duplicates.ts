import { z } from 'zod'
import { Id, Instant } from '../model/fields.ts'
import { query } from './method.ts'

/** A post as it would go out on some channels. */
export const DuplicateWish = z.object({
  /** Null while it is not stored yet. It is no duplicate of itself. */
  postId: Id.nullable(),
  items: z
    .array(
      z.object({
        channelId: Id,
        text: z.string().max(100_000),
        mediaIds: z.array(Id).max(50),
        /** When it would go out. */
        at: Instant,
      }),
    )
    .max(100),
})
export type DuplicateWish = z.output<typeof DuplicateWish>

/** Another post that says or shows nearly the same on the same channel, not long before or after. */
export const NearDuplicate = z.object({
  channelId: Id,
  deliveryId: Id,
  postId: Id,
  what: z.enum(['text', 'picture']),
  /** When it went out, or is to. */
  at: Instant,
  isOut: z.boolean(),
})
export type NearDuplicate = z.output<typeof NearDuplicate>

export const duplicatesMethods = {
  /** For each channel the likest post within the days of the settings, if any. Looks at pictures that were not looked at yet. */
  'duplicates.find': query(DuplicateWish, z.array(NearDuplicate)),
}
