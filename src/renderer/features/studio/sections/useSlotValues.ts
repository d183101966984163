import type { SlotValues } from '#shared/design/fillSlots.ts'
import { slotsOfPost } from '#shared/design/slotsOfPost.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { useStudio } from '../StudioContext.ts'

/** What fills the slots of a template that is put into this design: what its post says, where it has one, and the brand's logo. */
export function useSlotValues(): SlotValues {
  const { card, kit } = useStudio()
  const logo = kit.logoIds[0] ?? null
  const found = useQueryOf('posts.get', { id: card.postId ?? '-' }, { enabled: card.postId !== null })
  const placed = useQueryOf('designs.postOf', { id: card.id }, { enabled: card.postId !== null })
  const post = found.data?.post
  if (post === undefined) return logo === null ? {} : { logo }
  // What was drawn from this design would stand in itself.
  const drawn = new Set(placed.data?.placed?.pictures.map(({ mediaId }) => mediaId))
  const pictureIds = post.media.map(({ mediaId }) => mediaId).filter(id => !drawn.has(id))
  // Whose name a template speaks of (a guest, somebody who wrote a review) is not what the project is called.
  const { name: _, ...values } = slotsOfPost({ post, projectName: '', pictureIds, logoId: logo })
  return values
}
