import { useEffect, useRef } from 'react'
import type { BrandKit } from '#shared/design/brandKit.ts'
import { homeOf } from '#shared/design/layout/layerIn.ts'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import { uploadFile } from '../../../bridge/uploadFile.ts'
import { studioAssets } from '../assets/studioAssets.ts'
import { drawPage } from '../output/drawPage.ts'
import type { DesignSession } from './createDesignSession.ts'

/** Pixels of the longer side: sharp as a card on a dense screen. */
const pictureSide = 640

/** Keeps how the design looks for the cards of the list: drawn when she leaves it or looks elsewhere, if it changed since. */
export function usePictureKept(session: DesignSession, kit: BrandKit): void {
  const { call } = useCore()
  const opened = useRef(session.state())
  useEffect(() => {
    let drawn = opened.current.card.thumbnailMediaId === null ? null : opened.current.edited.design
    const keep = async () => {
      const { card, edited } = session.state()
      const { design } = edited
      const [first] = design.pages
      if (design === drawn || first === undefined) return
      drawn = design
      const { id: formatId, width, height } = homeOf(design)
      const scale = Math.min(1, pictureSide / Math.max(width, height))
      const picture = await drawPage(
        { design, kit, assets: studioAssets },
        { pageId: first.id, formatId, scale },
      )
      const blob = await picture.convertToBlob({ type: 'image/webp', quality: 0.85 })
      const media = await uploadFile(new File([blob], 'design.webp', { type: 'image/webp' }))
      session.know(await call('designs.update', { id: card.id, fields: { thumbnailMediaId: media.id } }))
    }
    const keepQuietly = () => {
      // The card keeps the picture it had; the design itself is stored apart from it.
      keep().catch(() => undefined)
    }
    const onHidden = () => document.hidden && keepQuietly()
    document.addEventListener('visibilitychange', onHidden)
    return () => {
      document.removeEventListener('visibilitychange', onHidden)
      keepQuietly()
    }
  }, [session, call, kit])
}
