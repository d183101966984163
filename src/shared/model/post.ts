import { z } from 'zod'
import { Id, Instant } from './fields.ts'
import { PortraitIds } from './portrait.ts'

export const postKinds = ['original', 'repost', 'advertisement', 'contest'] as const

export const PostMedia = z.object({ mediaId: Id, alt: z.string().max(4000) })
export type PostMedia = z.output<typeof PostMedia>

export const Text = z.string().max(100_000)
/** Not checked to be an address: she is still typing. checkPost says so when it is none. */
const Link = z.string().max(4000)

export const ChannelOptions = z.record(z.string().max(64), z.union([z.string().max(4000), z.boolean()]))
export type ChannelOptions = z.output<typeof ChannelOptions>

/** A further part of a thread. The first part is the text and media of the post itself. */
export const PostPart = z.object({ text: Text, media: z.array(PostMedia).max(50) })
export type PostPart = z.output<typeof PostPart>

/** Beyond the first one. */
const Parts = z.array(PostPart).max(24)

/** What is said under the post once it is out; without words there is none. */
export const FirstComment = z.object({
  text: z.string().max(20_000),
  /** How long after the post is out. */
  afterMs: z
    .number()
    .int()
    .min(0)
    .max(30 * 86_400_000),
})
export type FirstComment = z.output<typeof FirstComment>

export const noComment: FirstComment = { text: '', afterMs: 0 }

/** What one channel gets instead of the base content; null means the base's. */
export const Variant = z.object({
  channelId: Id,
  text: Text.nullable(),
  link: Link.nullable(),
  media: z.array(PostMedia).max(50).nullable(),
  parts: Parts.nullable(),
  comment: FirstComment.nullable(),
  options: ChannelOptions,
})
export type Variant = z.output<typeof Variant>

export const PostFields = z.object({
  kind: z.enum(postKinds),
  campaignId: Id.nullable(),
  pillarId: Id.nullable(),
  /** Whom it speaks to. */
  portraitIds: PortraitIds,
  text: Text,
  link: Link,
  media: z.array(PostMedia).max(50),
  /** What follows the text and media as a thread; empty for a single post. */
  parts: Parts,
  comment: FirstComment,
  labelIds: z.array(Id).max(100),
  /** The channels it is meant for; each has a delivery. */
  channelIds: z.array(Id).max(100),
  variants: z.array(Variant).max(100),
})
export type PostFields = z.output<typeof PostFields>

export const Post = PostFields.extend({
  id: Id,
  projectId: Id,
  createdAt: Instant,
  updatedAt: Instant,
})
export type Post = z.output<typeof Post>

/** One message as a channel gets it. */
export interface Content {
  text: string
  link: string
  media: PostMedia[]
  options: ChannelOptions
}

/** What one channel finally gets: the base with the channel's variant laid over it, and the parts that follow it. */
export interface Thread extends Content {
  parts: PostPart[]
}

/** Lays the variant of a channel over the base content. */
export function contentFor(
  post: Pick<PostFields, 'text' | 'link' | 'media' | 'parts' | 'variants'>,
  channelId: string,
): Thread {
  const variant = post.variants.find(v => v.channelId === channelId)
  return {
    text: variant?.text ?? post.text,
    link: variant?.link ?? post.link,
    media: variant?.media ?? post.media,
    options: variant?.options ?? {},
    parts: variant?.parts ?? post.parts,
  }
}

/** The text as it is sent: the link follows the text unless the text already has it. */
export function textWithLink(content: Pick<Content, 'text' | 'link'>): string {
  const text = content.text.trimEnd()
  const link = content.link.trim()
  if (link === '' || text.includes(link)) return text
  return text === '' ? link : `${text}\n\n${link}`
}

/** What a channel says under the post. */
export const commentFor = (post: Pick<PostFields, 'comment' | 'variants'>, channelId: string): FirstComment =>
  post.variants.find(v => v.channelId === channelId)?.comment ?? post.comment

/** The messages of a thread in order; the link belongs to the first, the options to all. */
export const messagesOf = ({ parts, ...first }: Thread): Content[] => [
  first,
  ...parts.map(part => ({ ...part, link: '', options: first.options })),
]

/** A thread as one message, for networks without threads. */
export function joinParts({ parts, ...first }: Thread): Content {
  const texts = [first.text, ...parts.map(part => part.text)].map(text => text.trim())
  const media = [first, ...parts].flatMap(part => part.media)
  return {
    ...first,
    text: texts.filter(text => text !== '').join('\n\n'),
    media: media.filter((item, i) => media.findIndex(other => other.mediaId === item.mediaId) === i),
  }
}

/** Fields as they were stored before a newer Ratiba gave posts more of them. */
type EarlierFields = Omit<PostFields, 'pillarId' | 'portraitIds' | 'parts' | 'comment' | 'variants'> & {
  pillarId?: string | null
  portraitIds?: string[]
  parts?: PostPart[]
  comment?: FirstComment
  variants: (Omit<Variant, 'parts' | 'comment'> & Partial<Pick<Variant, 'parts' | 'comment'>>)[]
}

export const withNewFields = (stored: EarlierFields): PostFields => ({
  ...stored,
  pillarId: stored.pillarId ?? null,
  portraitIds: stored.portraitIds ?? [],
  parts: stored.parts ?? [],
  comment: stored.comment ?? noComment,
  variants: stored.variants.map(variant => ({
    ...variant,
    parts: variant.parts ?? null,
    comment: variant.comment ?? null,
  })),
})
