import { contentFor } from '#shared/model/post.ts'
import type { ChannelOptions, PostFields, Thread, Variant } from '#shared/model/post.ts'

/** The tab of the shared content; every other tab is the id of a channel. */
export const sharedTab = 'all'

/** The parts of a post that a channel can have of its own. */
export type Part = 'text' | 'link' | 'media' | 'parts'

export interface TabContent extends Thread {
  /** Which parts are this channel's own. In the shared tab none is. */
  own: Record<Part, boolean>
}

type Base = Pick<PostFields, 'text' | 'link' | 'media' | 'parts' | 'variants'>

/** What stands in a tab. */
export function contentOfTab(fields: Base, tab: string): TabContent {
  if (tab === sharedTab) {
    const { text, link, media, parts } = fields
    const own = { text: false, link: false, media: false, parts: false }
    return { text, link, media, parts, options: {}, own }
  }
  const variant = fields.variants.find(v => v.channelId === tab)
  return {
    ...contentFor(fields, tab),
    own: {
      text: variant !== undefined && variant.text !== null,
      link: variant !== undefined && variant.link !== null,
      media: variant !== undefined && variant.media !== null,
      parts: variant !== undefined && variant.parts !== null,
    },
  }
}

/** The change that writes a part in a tab: in a channel's tab it becomes the channel's own. */
export function writePart<P extends Part>(
  fields: Base,
  tab: string,
  part: P,
  value: PostFields[P],
): Partial<PostFields> {
  if (tab === sharedTab) return { [part]: value }
  return { variants: withVariant(fields.variants, tab, { [part]: value }) }
}

/** The change that gives a channel its own copy of the shared parts, to go on from there. */
export function customise(fields: Base, channelId: string, parts: readonly Part[]): Partial<PostFields> {
  const content = contentOfTab(fields, channelId)
  const own = Object.fromEntries(parts.map(part => [part, content[part]]))
  return { variants: withVariant(fields.variants, channelId, own) }
}

/** The change that lets a channel have the shared parts again. */
export function backToShared(fields: Base, channelId: string, parts: readonly Part[]): Partial<PostFields> {
  const shared = Object.fromEntries(parts.map(part => [part, null]))
  return { variants: withVariant(fields.variants, channelId, shared) }
}

/** The change that sets one option of a channel; undefined takes it back to the network's usual. */
export function writeOption(
  fields: Base,
  channelId: string,
  key: string,
  value: string | boolean | undefined,
): Partial<PostFields> {
  const before = fields.variants.find(v => v.channelId === channelId)?.options ?? {}
  const { [key]: _replaced, ...others } = before
  const options: ChannelOptions = value === undefined ? others : { ...others, [key]: value }
  return { variants: withVariant(fields.variants, channelId, { options }) }
}

/** Lays a change over a channel's variant; a variant that says nothing of its own any more is left out. */
function withVariant(variants: readonly Variant[], channelId: string, change: Partial<Variant>): Variant[] {
  const before = variants.find(v => v.channelId === channelId)
  const next: Variant = {
    channelId,
    text: null,
    link: null,
    media: null,
    parts: null,
    options: {},
    ...before,
    ...change,
  }
  const own = [next.text, next.link, next.media, next.parts]
  const saysNothing = own.every(part => part === null) && Object.keys(next.options).length === 0
  if (saysNothing) return variants.filter(v => v.channelId !== channelId)
  return before === undefined ? [...variants, next] : variants.map(v => (v === before ? next : v))
}
