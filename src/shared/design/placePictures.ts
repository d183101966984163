import type { DesignPicture } from '../model/designCard.ts'
import type { Post, PostMedia, Variant } from '../model/post.ts'
import type { PictureSize } from '../network/descriptor.ts'
import type { DesignFormat } from './designFormat.ts'
import { formatFor } from './formatFor.ts'

/** A channel of a post: what it wants, and whether it has the post already (or is getting it right now). */
export interface PictureTarget {
  channelId: string
  pictureSizes: readonly PictureSize[]
  isOut: boolean
}

export interface PicturesToPlace {
  post: Pick<Post, 'media' | 'variants'>
  targets: readonly PictureTarget[]
  formats: readonly DesignFormat[]
  /** What the post had of this design, and what it is to have. */
  before: readonly DesignPicture[]
  after: readonly DesignPicture[]
  /** Also where she has taken its pictures out of the post. */
  again: boolean
}

const emptyVariant = { text: null, link: null, media: null, parts: null, comment: null, options: {} }

/**
 * The media of a post with the pictures of its design, each channel in the size it wants. They take the place of those before, and
 * stand at the end where there were none; everything else stays, and so does what a channel has already. A channel that gets the same as is shared
 * has none of its own.
 */
export function placePictures(wish: PicturesToPlace): Pick<Post, 'media' | 'variants'> {
  const { post, targets, formats, before, after } = wish
  const known = new Set([...before, ...after].map(({ mediaId }) => mediaId))
  const others = (media: readonly PostMedia[]) =>
    JSON.stringify(media.filter(({ mediaId }) => !known.has(mediaId)))
  const made = formats.filter(({ id }) => after.some(({ formatId }) => formatId === id))
  const formatOf = ({ pictureSizes }: PictureTarget) => formatFor(pictureSizes, made)?.id ?? null
  const open = targets.filter(({ isOut }) => !isOut)
  const place = (media: readonly PostMedia[], formatId: string | null) => placeIn(wish, media, formatId)

  const shared = place(post.media, mostWanted(open.map(formatOf)) ?? made[0]?.id ?? null)
  const variants = targets.reduce<Variant[]>((all, target) => {
    const { channelId, isOut } = target
    const variant = all.find(one => one.channelId === channelId)
    const own = variant?.media ?? null
    const has = own ?? post.media
    const gets = isOut ? has : place(has, formatOf(target))
    // Its own only because of the design: it goes on following what is shared.
    const follows = own === null || others(own) === others(post.media)
    const media = follows && JSON.stringify(gets) === JSON.stringify(shared) ? null : gets
    if (variant === undefined) return media === null ? all : [...all, { ...emptyVariant, channelId, media }]
    return all.map(one => (one === variant ? { ...variant, media } : one)).filter(saysSomething)
  }, post.variants)
  return { media: shared, variants }
}

/** One list of media with the pictures of a format in it. */
function placeIn(
  { before, after, again }: PicturesToPlace,
  media: readonly PostMedia[],
  formatId: string | null,
): PostMedia[] {
  const earlier = new Map([...before, ...after].map(picture => [picture.mediaId, picture]))
  const first = media.findIndex(({ mediaId }) => earlier.has(mediaId))
  if (first < 0 && before.length > 0 && !again) return [...media]
  /** What she wrote of a page herself. */
  const hers = new Map<string, string>()
  for (const { mediaId, alt } of media) {
    const picture = earlier.get(mediaId)
    if (picture !== undefined && alt !== picture.alt) hers.set(picture.pageId, alt)
  }
  const pictures = after
    .filter(picture => picture.formatId === formatId)
    .map(({ mediaId, pageId, alt }): PostMedia => ({ mediaId, alt: hers.get(pageId) ?? alt }))
    // Two pages that look the same are one picture: a post shows each once.
    .filter(({ mediaId }, at, all) => all.findIndex(other => other.mediaId === mediaId) === at)
  const rest = media.filter(({ mediaId }) => !earlier.has(mediaId))
  const at = first < 0 ? rest.length : first
  return [...rest.slice(0, at), ...pictures, ...rest.slice(at)].slice(0, mostMedia)
}

/** How many a post can keep. */
const mostMedia = 50

function mostWanted(formatIds: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>()
  for (const id of formatIds) if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...counts].reduce<[string | null, number]>(
    (best, one) => (one[1] > best[1] ? one : best),
    [null, 0],
  )[0]
}

/** Whether a variant has anything of its own; one that has not is left out. */
export const saysSomething = ({ text, link, media, parts, comment, options }: Variant): boolean =>
  [text, link, media, parts, comment].some(own => own !== null) || Object.keys(options).length > 0
