import type { DesignPicture } from '../model/designCard.ts'
import type { Post, PostMedia, Variant } from '../model/post.ts'
import { saysSomething } from './placePictures.ts'

type Known = ReadonlyMap<string, DesignPicture>

const knownOf = (pictures: readonly DesignPicture[]): Known =>
  new Map(pictures.map(picture => [picture.mediaId, picture]))

/** What stands there, whichever size of a design's page it is. */
const thingOf = ({ mediaId }: PostMedia, known: Known): string => known.get(mediaId)?.pageId ?? mediaId

/**
 * Whether media that a channel has of its own differ from the shared ones only in the size of a design's pictures: then it still shows what is
 * shared. `pictures`: what the post has of its design.
 */
export function isOnlySized(
  own: readonly PostMedia[],
  shared: readonly PostMedia[],
  pictures: readonly DesignPicture[],
): boolean {
  const known = knownOf(pictures)
  const things = (media: readonly PostMedia[]) => JSON.stringify(media.map(item => thingOf(item, known)))
  return own.some(({ mediaId }) => known.has(mediaId)) && things(own) === things(shared)
}

/**
 * The variants of a post whose shared media become others: a channel whose own media differ only in the size of a design's pictures gets what is
 * added, removed and moved there too, with its own size of those pictures and the words it had of its own. `takenIds`: channels that keep what they
 * have, because it is out, or on its way.
 */
export function followShared(
  { media: shared, variants }: Pick<Post, 'media' | 'variants'>,
  next: readonly PostMedia[],
  pictures: readonly DesignPicture[],
  takenIds: ReadonlySet<string>,
): Variant[] {
  const known = knownOf(pictures)
  return variants
    .map(variant => {
      const { channelId, media } = variant
      if (media === null || takenIds.has(channelId) || !isOnlySized(media, shared, pictures)) return variant
      const formatId = media.flatMap(({ mediaId }) => known.get(mediaId)?.formatId ?? [])[0]
      const own = next.map(item => sized(item, { formatId, known, pictures, shared, before: media }))
      return { ...variant, media: JSON.stringify(own) === JSON.stringify(next) ? null : own }
    })
    .filter(saysSomething)
}

interface Sizing {
  formatId: string | undefined
  known: Known
  pictures: readonly DesignPicture[]
  shared: readonly PostMedia[]
  before: readonly PostMedia[]
}

/** A shared medium as the channel has it. */
function sized(item: PostMedia, { formatId, known, pictures, shared, before }: Sizing): PostMedia {
  const thing = thingOf(item, known)
  const pageId = known.get(item.mediaId)?.pageId
  const mine = pictures.find(picture => picture.pageId === pageId && picture.formatId === formatId)
  const altIn = (media: readonly PostMedia[]) => media.find(one => thingOf(one, known) === thing)?.alt
  const own = altIn(before)
  const alt = own !== undefined && own !== altIn(shared) ? own : item.alt
  return { mediaId: mine?.mediaId ?? item.mediaId, alt }
}
