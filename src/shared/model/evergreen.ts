import { z } from 'zod'
import { Id, Instant, LocalDate, LocalDateTime, Name } from './fields.ts'

/** Posts that come round again in the queues of channels, each after a rest. */
export const EvergreenFields = z.object({
  name: Name,
  /** What it says belongs to this pillar, and goes to its slots. */
  pillarId: Id.nullable(),
  channelIds: z.array(Id).max(100),
  /** On the same channel a post comes round again after so many days of the calendar at the earliest. */
  restDays: z.number().int().min(1).max(730),
  /** Nothing of it comes round. */
  paused: z.boolean(),
})
export type EvergreenFields = z.output<typeof EvergreenFields>

/** Further texts of a post in a list: each round says the next of them. */
export const Wordings = z.array(z.string().max(20_000)).max(20)

/** Why a free slot stays empty: no post goes there, all of them rest, or the text would be the same twice in a row. */
export const emptyReasons = ['noPosts', 'resting', 'sameText'] as const

/** What comes of a list on one of its channels. */
export const EvergreenChannel = z.object({
  channelId: Id,
  zone: z.string(),
  /** Whether the channel has weekly times that the list may take. */
  hasSlots: z.boolean(),
  /** The next round: made already (then with its post), or made when its time comes near. */
  next: z.object({ local: LocalDateTime, at: Instant, postId: Id.nullable() }).nullable(),
  /** The first free slot that stays empty, and why; `until`: the first day on which one of them is rested. */
  empty: z
    .object({ local: LocalDateTime, why: z.enum(emptyReasons), until: LocalDate.nullable() })
    .nullable(),
})
export type EvergreenChannel = z.output<typeof EvergreenChannel>

/** A post of a list. It does not go out itself: its rounds are copies. */
export const EvergreenEntry = z.object({
  postId: Id,
  /** The first words. */
  excerpt: z.string(),
  thumbMediaId: Id.nullable(),
  wordings: Wordings,
  /** When it was out last, on whichever channel, and when it comes next; null: never, not planned yet. */
  lastAt: Instant.nullable(),
  nextAt: Instant.nullable(),
})
export type EvergreenEntry = z.output<typeof EvergreenEntry>

export const EvergreenList = EvergreenFields.extend({
  id: Id,
  projectId: Id,
  entries: z.array(EvergreenEntry),
  channels: z.array(EvergreenChannel),
})
export type EvergreenList = z.output<typeof EvergreenList>
