import type { PostFields, PostMedia } from '#shared/model/post.ts'
import { backToShared, contentOfTab, readSpot, sharedTab, writePart } from '../variants.ts'

/** Moves what stands at `from` to `to`. */
export function moveItem<T>(list: readonly T[], from: number, to: number): T[] {
  const moved = list[from]
  if (moved === undefined || to < 0 || to >= list.length) return [...list]
  const rest = list.filter((_, i) => i !== from)
  return [...rest.slice(0, to), moved, ...rest.slice(to)]
}

export const withAlt = (media: readonly PostMedia[], mediaId: string, alt: string): PostMedia[] =>
  media.map(item => (item.mediaId === mediaId ? { ...item, alt } : item))

/** Puts another picture in the place of one; its description stays. */
export const replaced = (media: readonly PostMedia[], mediaId: string, by: string): PostMedia[] =>
  media
    .map(item => (item.mediaId === mediaId ? { ...item, mediaId: by } : item))
    .filter((item, i, all) => all.findIndex(other => other.mediaId === item.mediaId) === i)

/** The change that adds a picture at the end of a tab's; the same picture does not stand there twice. */
export function withMedium(fields: PostFields, tab: string, mediaId: string): Partial<PostFields> {
  const { media } = contentOfTab(fields, tab)
  if (media.some(item => item.mediaId === mediaId)) return {}
  return writePart(fields, tab, 'media', [...media, { mediaId, alt: '' }])
}

/** Takes a picture out again; a channel that then has what is shared goes back to it. */
export function withoutMedium(fields: PostFields, tab: string, mediaId: string): Partial<PostFields> {
  const media = contentOfTab(fields, tab).media.filter(item => item.mediaId !== mediaId)
  const isAsShared = JSON.stringify(media) === JSON.stringify(fields.media)
  return tab !== sharedTab && readSpot(tab).part === 0 && isAsShared
    ? backToShared(fields, tab, ['media'])
    : writePart(fields, tab, 'media', media)
}
