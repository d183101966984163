import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useComposer } from '../useComposer.ts'
import { contentOfTab } from '../variants.ts'
import { moveItem } from './mediaList.ts'
import { MediaTile } from './MediaTile.tsx'
import { useMediaById } from './useMediaById.ts'
import { useMediaChange } from './useMediaChange.ts'

/** The pictures and videos of a tab, in order. */
export function MediaTray({ tab }: { tab: string }) {
  const { t } = useTranslation()
  const composer = useComposer()
  const { media } = contentOfTab(composer.fields, tab)
  const mediaById = useMediaById(composer)
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
