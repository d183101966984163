import { z } from 'zod'
import { mediaKinds } from '../model/media.ts'

/** What a network can do, as plain data. The renderer gets it over the contract, so a limit exists exactly once. */

export const NetworkId = z.string().regex(/^[a-z][a-z0-9-]{1,31}$/)

/** How a network counts text: see countText.ts. */
export const countingUnits = ['utf16', 'codePoints', 'graphemes', 'utf8Bytes', 'mastodon'] as const
export type CountingUnit = (typeof countingUnits)[number]

export const TextRules = z.object({
  limit: z.number().int().positive(),
  /** The limit when media goes along (Telegram's caption), or null when it is the same. */
  limitWithMedia: z.number().int().positive().nullable(),
  unit: z.enum(countingUnits),
  /** Every http(s) address counts as this many, or null when it counts as itself. */
  urlWeight: z.number().int().positive().nullable(),
})
export type TextRules = z.output<typeof TextRules>

export const MediaRule = z.object({
  mimes: z.array(z.string()),
  /** In one post; with 1 it stands alone, also where kinds may be mixed. */
  maxCount: z.number().int().positive(),
  maxBytes: z.number().int().positive(),
  /** width x height at most, or null. */
  maxPixels: z.number().int().positive().nullable(),
  /** width + height at most, or null. */
  maxSideSum: z.number().int().positive().nullable(),
  /** Longer side divided by shorter side at most, or null. */
  maxRatio: z.number().positive().nullable(),
  maxDurationMs: z.number().int().positive().nullable(),
})
export type MediaRule = z.output<typeof MediaRule>

export const MediaRules = z.object({
  maxCount: z.number().int().nonnegative(),
  /** Whether pictures and videos may stand in one post. */
  mixed: z.boolean(),
  byKind: z.record(z.enum(mediaKinds), MediaRule.nullable()),
  altLimit: z.number().int().positive().nullable(),
})
export type MediaRules = z.output<typeof MediaRules>

export const Limits = z.object({ text: TextRules, media: MediaRules })
export type Limits = z.output<typeof Limits>

/** In pixels. */
export const PictureSize = z.object({
  width: z.number().int().positive(),
  height: z.number().int().positive(),
})
export type PictureSize = z.output<typeof PictureSize>

/** One thing a person may choose per channel and post; the composer draws it, the connector reads it. */
export const OptionRule = z.discriminatedUnion('kind', [
  z.object({ key: z.string(), kind: z.literal('toggle'), byDefault: z.boolean() }),
  z.object({
    key: z.string(),
    kind: z.literal('choice'),
    values: z.array(z.string()).min(1),
    byDefault: z.string(),
  }),
  z.object({
    key: z.string(),
    kind: z.literal('text'),
    maxLength: z.number().int().positive(),
    /** Whether it counts together with the text of the post (Mastodon's content warning). */
    counts: z.boolean(),
  }),
])
export type OptionRule = z.output<typeof OptionRule>

/** A field of the connecting wizard. Labels and help are in the language files: `networks.<id>.fields.<key>`. */
export const ConnectField = z.object({
  key: z.string(),
  kind: z.enum(['text', 'secret', 'url']),
  required: z.boolean(),
  placeholder: z.string(),
})
export type ConnectField = z.output<typeof ConnectField>

/** A way to connect: paste something, or agree in the browser. */
export const ConnectWay = z.object({
  id: z.string(),
  kind: z.enum(['oneClick', 'fields', 'oauth']),
  fields: z.array(ConnectField),
})
export type ConnectWay = z.output<typeof ConnectWay>

/** What becomes of the further parts of a post. */
export const ThreadRules = z.object({
  /** `reply`: each answers the one before; `followUp`: separate messages in order; `none`: one post has one part. */
  kind: z.enum(['reply', 'followUp', 'none']),
  /** With the first one. */
  maxParts: z.number().int().positive(),
})
export type ThreadRules = z.output<typeof ThreadRules>

/** At most so many posts in any span of so long. */
export const Rate = z.object({ posts: z.number().int().positive(), perMs: z.number().int().positive() })
export type Rate = z.output<typeof Rate>

/** How an account of the network sends a published post on. */
export const RepostRules = z.object({
  /** What the network calls it; names the words of the interface. */
  kind: z.enum(['boost', 'repost', 'forward']),
  /** How far from the original: accounts of the same server, or of the whole network. */
  reach: z.enum(['server', 'network']),
  /** Whether a second one on the same channel stands beside the first, or takes its place. */
  again: z.enum(['adds', 'replaces']),
  /** Whether it can be seen no longer once the original is removed. */
  vanishes: z.boolean(),
})
export type RepostRules = z.output<typeof RepostRules>

/** How an account of the network shows a published post under words of its own. */
export const QuoteRules = z.object({
  /** How far from the original: accounts of the same server, or of the whole network. */
  reach: z.enum(['server', 'network']),
  /** Whether pictures and videos may go along. */
  withMedia: z.boolean(),
  /** Only some of its servers can; of those that can the channel has the right `mayQuote`. */
  needsRight: z.boolean(),
})
export type QuoteRules = z.output<typeof QuoteRules>

/** The network's own scheduler: what is given to it goes out without Ratiba. */
export const ScheduleRules = z.object({
  /** So far ahead at least. */
  minAheadMs: z.number().int().positive(),
  /** At most so many for one day, and in all; null: as many as one likes. */
  perDay: z.number().int().positive().nullable(),
  inAll: z.number().int().positive().nullable(),
})
export type ScheduleRules = z.output<typeof ScheduleRules>

export const Descriptor = z.object({
  id: NetworkId,
  /** The network's own name; not translated. */
  name: z.string(),
  /** `byHand`: Ratiba prepares and reminds, the person publishes. */
  publishing: z.enum(['api', 'byHand']),
  colour: z.string(),
  /** Path data of the small mark, drawn in a 24 x 24 box. */
  mark: z.string(),
  connectWays: z.array(ConnectWay).min(1),
  limits: Limits,
  /** In which sizes pictures are shown whole and sharp there, best first. What has another one is still taken (see `limits`). */
  pictureSizes: z.array(PictureSize).min(1),
  options: z.array(OptionRule),
  thread: ThreadRules,
  /** How a first comment goes under an own post: as an answer, as a message after it, or not at all. */
  comment: z.enum(['reply', 'followUp', 'none']),
  /** Null: a published post can be sent on only as a copy. */
  repost: RepostRules.nullable(),
  /** Null: it has no quotes. */
  quote: QuoteRules.nullable(),
  remove: z.object({
    possible: z.enum(['always', 'within', 'never']),
    /** With `within`: how long after publication a post can be removed. */
    withinMs: z.number().int().positive().nullable(),
  }),
  edit: z.object({ text: z.boolean(), media: z.boolean() }),
  /** How an unknown outcome is found out; `none` means the person is asked. */
  find: z.enum(['idempotencyKey', 'recordKey', 'readBack', 'none']),
  /** Spacing of posts of one channel so that the network does not refuse. */
  spacingMs: z.number().int().nonnegative(),
  /** How many posts an account may publish in how long; the network's answers may tell of more. */
  rates: z.array(Rate),
  /** Null: it has none, or none that could be relied on. */
  schedule: ScheduleRules.nullable(),
  previewStyle: z.enum(['chat', 'feed', 'plain']),
})
export type Descriptor = z.output<typeof Descriptor>
