import { changeLayers } from '../changeLayers.ts'
import type { Design } from '../design.ts'

/** Shows or hides layers everywhere, or only in one format. */
export function hideLayers(
  design: Design,
  { ids, hidden, onlyIn }: { ids: readonly string[]; hidden: boolean; onlyIn?: string },
): Design {
  return changeLayers(design, ids, layer => {
    if (onlyIn !== undefined && onlyIn !== design.homeFormatId) {
      const adjusted = { ...layer.adjustments[onlyIn], hidden }
      return { ...layer, adjustments: { ...layer.adjustments, [onlyIn]: adjusted } }
    }
    const adjustments = Object.fromEntries(
      Object.entries(layer.adjustments).map(([formatId, { hidden: _, ...adjusted }]) => [formatId, adjusted]),
    )
    return { ...layer, hidden, adjustments }
  })
}
