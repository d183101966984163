import { commentFor, contentFor } from '#shared/model/post.ts'
import type {
  ChannelOptions,
  FirstComment,
  PostFields,
  PostPart,
  Thread,
  Variant,
} from '#shared/model/post.ts'

/** The tab of the shared content; every other tab is the id of a channel. */
export const sharedTab = 'all'

/** The parts of a post that a channel can have of its own. */
export type Part = 'text' | 'link' | 'media' | 'parts' | 'comment'

export interface TabContent extends Thread {
  comment: FirstComment
  /** Which parts are this channel's own. In the shared tab none is. */
  own: Record<Part, boolean>
}

type Base = Pick<PostFields, 'text' | 'link' | 'media' | 'parts' | 'comment' | 'variants'>

/** A place to write in: a tab, or a further part of the thread in it (`all/1`). */
export const spotOf = (tab: string, part: number): string => (part === 0 ? tab : `${tab}/${part}`)

export function readSpot(spot: string): { tab: string; part: number } {
  const [tab = spot, part = '0'] = spot.split('/')
  return { tab, part: Number(part) }
}

/** What stands in a tab, or in a further part of it. */
export function contentOfTab(fields: Base, spot: string): TabContent {
  const { tab, part } = readSpot(spot)
  const whole = wholeOfTab(fields, tab)
  const further = whole.parts[part - 1]
  if (further === undefined) return whole
  const own = { ...whole.own, text: whole.own.parts, media: whole.own.parts }
  return { ...whole, ...further, link: '', own }
}

function wholeOfTab(fields: Base, tab: string): TabContent {
  if (tab === sharedTab) {
    const { text, link, media, parts, comment } = fields
    const own = { text: false, link: false, media: false, parts: false, comment: false }
    return { text, link, media, parts, comment, options: {}, own }
  }
  const variant = fields.variants.find(v => v.channelId === tab)
  return {
    ...contentFor(fields, tab),
    comment: commentFor(fields, tab),
    own: {
      text: variant !== undefined && variant.text !== null,
      link: variant !== undefined && variant.link !== null,
      media: variant !== undefined && variant.media !== null,
      parts: variant !== undefined && variant.parts !== null,
      comment: variant !== undefined && variant.comment !== null,
    },
  }
}

/** The change that writes a part in a tab: in a channel's tab it becomes the channel's own. */
export function writePart<P extends Part>(
  fields: Base,
  spot: string,
  part: P,
  value: PostFields[P],
): Partial<PostFields> {
  const { tab, part: further } = readSpot(spot)
  const { parts } = wholeOfTab(fields, tab)
  if (parts[further - 1] !== undefined) {
    const next = parts.map((each, i) => (i === further - 1 ? { ...each, [part]: value } : each))
    return writePart(fields, tab, 'parts', next)
  }
  if (tab === sharedTab) return { [part]: value }
  return { variants: withVariant(fields.variants, tab, { [part]: value }) }
}

const threadParts = ['text', 'media', 'parts'] as const

/** The change that puts other messages in the place of a tab's; what stays as it is does not become the channel's own. */
export function writeThread(fields: Base, tab: string, messages: readonly PostPart[]): Partial<PostFields> {
  const [first = { text: '', media: [] }, ...parts] = messages
  const after = { ...first, parts }
  const before = wholeOfTab(fields, tab)
  return threadParts
    .filter(name => JSON.stringify(after[name]) !== JSON.stringify(before[name]))
    .reduce<Partial<PostFields>>(
      (patch, name) => ({ ...patch, ...writePart({ ...fields, ...patch }, tab, name, after[name]) }),
      {},
    )
}

/** The change that gives parts of a tab back what they were, and lets a channel share again what it shared. */
export function putBack(
  fields: Base,
  tab: string,
  earlier: Base,
  parts: readonly Part[] = threadParts,
): Partial<PostFields> {
  if (tab === sharedTab) return Object.fromEntries(parts.map(part => [part, earlier[part]]))
  const own = earlier.variants.find(v => v.channelId === tab)
  const back = Object.fromEntries(parts.map(part => [part, own?.[part] ?? null]))
  return { variants: withVariant(fields.variants, tab, back) }
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
    comment: null,
    options: {},
    ...before,
    ...change,
  }
  const own = [next.text, next.link, next.media, next.parts, next.comment]
  const saysNothing = own.every(part => part === null) && Object.keys(next.options).length === 0
  if (saysNothing) return variants.filter(v => v.channelId !== channelId)
  return before === undefined ? [...variants, next] : variants.map(v => (v === before ? next : v))
}
