import { useEffect, useRef, useState } from 'react'
import type { PostOfDesign } from '#shared/contract/designs.ts'
import { useFailureToast } from '../../../bridge/useFailureToast.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { useStudio } from '../StudioContext.ts'
import type { Studio } from '../StudioContext.ts'
import { usePutIntoPost } from './usePutIntoPost.ts'

export interface PostUpdate {
  post: PostOfDesign
  /** All of it is out: it keeps what was published. */
  isOut: boolean
  /** What it has is how the design is now. */
  isCurrent: boolean
  isBusy: boolean
  /** Puts the design into the post as it is now, also where she has taken it out. */
  put: () => void
}

/** What the post of the design in the editor has of it. It is brought up to date when she leaves. Null: there is no post. */
export function usePostUpdate(): PostUpdate | null {
  const studio = useStudio()
  const failed = useFailureToast()
  const putIntoPost = usePutIntoPost()
  const [isBusy, setBusy] = useState(false)
  const { data: post } = useQueryOf(
    'designs.postOf',
    { id: studio.card.id },
    { enabled: studio.card.postId !== null },
  )
  const put = async ({ flush, card, design, kit, assets }: Studio, again: boolean) => {
    // What could not be stored is told by the mark of the editor, and tried again there.
    if (!(await flush())) return
    await putIntoPost({ designId: card.id, name: card.name, design, kit, assets, again })
  }
  useWhenLeft(studio, post ?? null, now => {
    put(now, false).catch(failed)
  })
  if (post === undefined || post === null) return null
  return {
    post,
    isOut: post.places.length > 0 && post.places.every(place => place.isOut),
    isCurrent: post.placed !== null && post.placed.revision === studio.card.revision,
    isBusy,
    put: () => {
      setBusy(true)
      put(studio, true)
        .catch(failed)
        .finally(() => setBusy(false))
    },
  }
}

/** Does it once the editor is left, when the design is another than the post has. */
function useWhenLeft(studio: Studio, post: PostOfDesign | null, update: (now: Studio) => void): void {
  const [openedAs] = useState(studio.design)
  const latest = useRef({ studio, post, update })
  useEffect(() => {
    latest.current = { studio, post, update }
  })
  useEffect(
    () => () => {
      const now = latest.current
      const { design } = now.studio
      const isEmpty = design.pages.every(({ layers }) => layers.length === 0)
      if (now.post === null) return
      const { placed } = now.post
      const isOlder = placed !== null && placed.revision !== now.studio.card.revision
      if ((design === openedAs && !isOlder) || (isEmpty && placed === null)) return
      now.update(now.studio)
    },
    [openedAs],
  )
}
