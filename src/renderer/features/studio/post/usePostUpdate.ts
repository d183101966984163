import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PostOfDesign } from '#shared/contract/designs.ts'
import { missingPictures } from '#shared/design/missingPictures.ts'
import { useFailureToast } from '../../../bridge/useFailureToast.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { showToast } from '../../../ui/toast.ts'
import { useDesignActions } from '../list/useDesignActions.ts'
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
  /** Frames without a picture: grey places that nobody should publish. */
  missing: number
  /** Puts the design into the post as it is now, also where she has taken it out. */
  put: () => void
}

/** What the post of the design in the editor has of it. It is brought up to date when she leaves. Null: there is no post. */
export function usePostUpdate(): PostUpdate | null {
  const studio = useStudio()
  const failed = useFailureToast()
  const { t } = useTranslation()
  const { open } = useDesignActions()
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
    const { card, design } = now
    // By itself only what is finished goes into a post.
    if (missingPictures(design.pages, design.formats) > 0) {
      showToast({
        title: t('studioOutput.post.unfinished', { name: card.name }),
        text: t('studioOutput.post.unfinishedText'),
        action: { label: t('studioOutput.post.open'), run: () => open(card) },
      })
    } else put(now, false).catch(failed)
  })
  if (post === undefined || post === null) return null
  return {
    post,
    isOut: post.places.length > 0 && post.places.every(place => place.isOut),
    isCurrent: post.placed !== null && post.placed.revision === studio.card.revision,
    isBusy,
    missing: missingPictures(studio.design.pages, studio.design.formats),
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
