import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PostMedia } from '#shared/model/post.ts'
import { useComposer, useStructuralChange } from '../useComposer.ts'
import { backToShared, contentOfTab, sharedTab, writePart } from '../variants.ts'
import { moveItem } from './mediaList.ts'
import { MediaTile } from './MediaTile.tsx'
import { useMediaById } from './useMediaById.ts'

/** The pictures and videos of a tab, in order. */
export function MediaTray({ tab }: { tab: string }) {
  const { t } = useTranslation()
  const { fields } = useComposer()
  const { media, own } = contentOfTab(fields, tab)
  const mediaById = useMediaById()
  const { write } = useMediaChange(tab)
  const [said, setSaid] = useState('')

  const move = (from: number, to: number) => {
    if (to < 0 || to >= media.length || from === to) return
    write(t('composer.did.mediaOrder'), moveItem(media, from, to))
    setSaid(t('composer.movedTo', { place: to + 1, count: media.length }))
  }
  const remove = (mediaId: string) => {
    write(
      t('composer.did.mediaRemove'),
      media.filter(item => item.mediaId !== mediaId),
    )
  }
  return (
    <>
      <ul aria-label={t('composer.media')} className="flex flex-wrap gap-2">
        {media.map((item, index) => (
          <MediaTile
            key={item.mediaId}
            item={item}
            media={mediaById === null ? undefined : (mediaById.get(item.mediaId) ?? null)}
            index={index}
            count={media.length}
            tab={tab}
            isShared={tab !== sharedTab && !own.media}
            onMove={move}
            onRemove={remove}
          />
        ))}
      </ul>
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  )
}

/** Changes the media of a tab so that it can be taken back. */
export function useMediaChange(tab: string) {
  const { session } = useComposer()
  const change = useStructuralChange()
  const now = () => contentOfTab(session.state().fields, tab)
  return {
    /** Replaces the list; Ctrl+Z brings the one of before. */
    write: (label: string, next: PostMedia[]) => {
      const before = now()
      change(
        label,
        f => writePart(f, tab, 'media', next),
        f =>
          tab === sharedTab || before.own.media
            ? writePart(f, tab, 'media', before.media)
            : backToShared(f, tab, ['media']),
      )
    },
    /** The list as it is at this moment. */
    list: () => now().media,
    /** For words, which have the undo of their field. */
    type: (next: PostMedia[]) => session.change(writePart(session.state().fields, tab, 'media', next)),
  }
}
