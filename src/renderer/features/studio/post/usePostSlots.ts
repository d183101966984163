import { useMemo } from 'react'
import type { SlotValues } from '#shared/design/fillSlots.ts'
import { slotsOfPost } from '#shared/design/slotsOfPost.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { useStudio } from '../StudioContext.ts'

/** What the post of the design in the editor says, in the parts that templates have places for. Null: there is no post, or it is being read. */
export function usePostSlots(): SlotValues | null {
  const { card, kit } = useStudio()
  const asked = { enabled: card.postId !== null }
  const { data: stored } = useQueryOf('posts.get', { id: card.postId ?? '-' }, asked)
  const { data: ofPost } = useQueryOf('designs.postOf', { id: card.id }, asked)
  const ids = useMemo(() => {
    const own = new Set(ofPost?.placed?.pictures.map(({ mediaId }) => mediaId))
    return stored?.post.media.map(({ mediaId }) => mediaId).filter(id => !own.has(id)) ?? []
  }, [stored, ofPost])
  const { data: media } = useQueryOf('media.get', { ids }, { enabled: ids.length > 0 })
  const { data: projects } = useQueryOf('projects.list', undefined)
  return useMemo(() => {
    if (stored === undefined || projects === undefined || (ids.length > 0 && media === undefined)) return null
    return slotsOfPost({
      post: stored.post,
      projectName: projects.find(({ id }) => id === card.projectId)?.name ?? '',
      pictureIds: (media ?? []).filter(({ kind }) => kind === 'image').map(({ id }) => id),
      logoId: kit.logoIds[0] ?? null,
    })
  }, [stored, projects, ids, media, card.projectId, kit])
}
