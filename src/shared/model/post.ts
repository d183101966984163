import { z } from 'zod'
import { Id, Instant } from './fields.ts'

export const postKinds = ['original', 'repost', 'advertisement', 'contest'] as const

export const PostMedia = z.object({ mediaId: Id, alt: z.string().max(4000) })
export type PostMedia = z.output<typeof PostMedia>

const Text = z.string().max(100_000)
/** Not checked to be an address: she is still typing. checkPost says so when it is none. */
const Link = z.string().max(4000)

export const ChannelOptions = z.record(z.string().max(64), z.union([z.string().max(4000), z.boolean()]))
export type ChannelOptions = z.output<typeof ChannelOptions>

/** What one channel gets instead of the base content; null means the base's. */
export const Variant = z.object({
  channelId: Id,
  text: Text.nullable(),
  link: Link.nullable(),
  media: z.array(PostMedia).max(50).nullable(),
  options: ChannelOptions,
})
export type Variant = z.output<typeof Variant>

export const PostFields = z.object({
  kind: z.enum(postKinds),
  campaignId: Id.nullable(),
  text: Text,
  link: Link,
  media: z.array(PostMedia).max(50),
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

/** What one channel finally gets: the base with the channel's variant laid over it. */
export interface Content {
  text: string
  link: string
  media: PostMedia[]
  options: ChannelOptions
}

/** Lays the variant of a channel over the base content. */
export function contentFor(
  post: Pick<PostFields, 'text' | 'link' | 'media' | 'variants'>,
  channelId: string,
): Content {
  const variant = post.variants.find(v => v.channelId === channelId)
  return {
    text: variant?.text ?? post.text,
    link: variant?.link ?? post.link,
    media: variant?.media ?? post.media,
    options: variant?.options ?? {},
  }
}

/** The text as it is sent: the link follows the text unless the text already has it. */
export function textWithLink(content: Pick<Content, 'text' | 'link'>): string {
  const text = content.text.trimEnd()
  const link = content.link.trim()
  if (link === '' || text.includes(link)) return text
  return text === '' ? link : `${text}\n\n${link}`
}
