import type { BrandKit } from '#shared/design/brandKit.ts'
import type { Design } from '#shared/design/design.ts'
import { sceneOf } from '#shared/design/sceneOf.ts'
import { renderScene } from '../stage/renderScene.ts'
import type { StageAssets } from '../stage/Stage.ts'

/** What a design is drawn with. */
export interface DrawnDesign {
  design: Design
  kit: BrandKit
  assets: StageAssets
}

interface PageWish {
  pageId: string
  formatId: string
  scale?: number
  /** False leaves the background out. */
  paper?: boolean
  signal?: AbortSignal | undefined
}

/** A page of a design in a format, as it is seen. Throws what the signal says when it is aborted. */
export function drawPage(
  { design, kit, assets }: DrawnDesign,
  { pageId, formatId, scale = 1, paper = true, signal }: PageWish,
): Promise<OffscreenCanvas> {
  return renderScene(sceneOf(design, pageId, formatId, kit), {
    ...{ scale, assets, paper },
    ...(signal === undefined ? {} : { signal }),
  })
}
