import { z } from 'zod'
import { Id, Instant } from './fields.ts'

export const observationKinds = [
  'post',
  'advertisement',
  'contest',
  'price',
  'product',
  'event',
  'review',
] as const
export type ObservationKind = (typeof observationKinds)[number]

export const observationFormats = ['text', 'image', 'carousel', 'video', 'story', 'link', 'other'] as const
export type ObservationFormat = (typeof observationFormats)[number]

const Count = z.number().int().min(0).max(1e12).nullable()

/** Null: she did not see it, or did not look. */
export const ObservedNumbers = z.object({
  likes: Count,
  comments: Count,
  shares: Count,
  views: Count,
  /** Of the channel, when it was seen. */
  followers: Count,
})
export type ObservedNumbers = z.output<typeof ObservedNumbers>

export const noNumbers: ObservedNumbers = {
  likes: null,
  comments: null,
  shares: null,
  views: null,
  followers: null,
}

/** Words without the hash sign, compared as they are written. */
export const Tag = z.string().trim().min(1).max(64)

export const ObservationFields = z.object({
  /** Null: of nobody in particular yet. */
  competitorId: Id.nullable(),
  competitorChannelId: Id.nullable(),
  theirCampaignId: Id.nullable(),
  kind: z.enum(observationKinds),
  format: z.enum(observationFormats),
  text: z.string().max(100_000),
  /** Not checked to be an address: pasted as it was found. */
  link: z.string().max(4000),
  mediaIds: z.array(Id).max(50),
  /** What stands in the pictures, so that it is found. */
  shotText: z.string().max(20_000),
  seenAt: Instant,
  /** Null: not known. */
  publishedAt: Instant.nullable(),
  numbers: ObservedNumbers,
  tags: z.array(Tag).max(50),
  whatWorks: z.string().max(20_000),
  whatWeTake: z.string().max(20_000),
  /** On the swipe board of the best pieces. */
  favourite: z.boolean(),
})
export type ObservationFields = z.output<typeof ObservationFields>

/** One dated entry of the journal. */
export const Observation = ObservationFields.extend({
  id: Id,
  projectId: Id,
  /** The post that was made of it, while that is there. */
  ideaPostId: Id.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
})
export type Observation = z.output<typeof Observation>

/** What something looks like that was just brought in. */
export function formatOf({ mediaIds, text, link }: Partial<ObservationFields>): ObservationFormat {
  const pictures = mediaIds?.length ?? 0
  if (pictures > 0) return pictures > 1 ? 'carousel' : 'image'
  return (link ?? '') !== '' && (text ?? '') === '' ? 'link' : 'text'
}
