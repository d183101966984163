import { changeLayers } from '../changeLayers.ts'
import type { Design } from '../design.ts'

/** Mirrors what layers show: left and right (`x`), or above and below (`y`). */
export const flipLayers = (
  design: Design,
  { ids, along }: { ids: readonly string[]; along: 'x' | 'y' },
): Design =>
  changeLayers(design, ids, layer =>
    along === 'x' ? { ...layer, flipX: !layer.flipX } : { ...layer, flipY: !layer.flipY },
  )
