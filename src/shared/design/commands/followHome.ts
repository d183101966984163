import { changeLayers } from '../changeLayers.ts'
import type { Design } from '../design.ts'

/** Forgets what was adjusted by hand in a format, so that these layers follow the home format there again. */
export const followHome = (
  design: Design,
  { ids, formatId }: { ids: readonly string[]; formatId: string },
): Design =>
  changeLayers(design, ids, layer => {
    if (layer.adjustments[formatId] === undefined) return layer
    const { [formatId]: _, ...adjustments } = layer.adjustments
    return { ...layer, adjustments }
  })
