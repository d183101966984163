import { changeLayers } from '../changeLayers.ts'
import type { Design } from '../design.ts'
import type { Frame } from '../layerBase.ts'
import { clampFrame } from '../layout/clampFrame.ts'
import { formatOf } from '../layout/layerIn.ts'
import { placeLayers } from './placeLayers.ts'

/**
 * Makes boxes as high as the text in them turned out to be, keeping the edge (or middle) the text hangs on. Where a format
 * only follows the home format there is nothing to keep: its boxes come from the layout, and the text hangs over.
 */
export function fitHeights(
  design: Design,
  { formatId, heights }: { formatId: string; heights: Readonly<Record<string, number>> },
): Design {
  const format = formatOf(design, formatId)
  const frames: Record<string, Frame> = {}
  changeLayers(design, Object.keys(heights), layer => {
    const height = heights[layer.id]
    const frame = format.id === design.homeFormatId ? layer.frame : layer.adjustments[format.id]?.frame
    if (layer.type !== 'text' || layer.fit !== 'grow' || height === undefined || frame === undefined)
      return layer
    const above = { top: 0, middle: 0.5, bottom: 1 }[layer.verticalAlign]
    const fitted = clampFrame({ ...frame, height, y: frame.y + (frame.height - height) * above })
    // Less than can be seen is no difference: it would be told, kept and told again.
    if (Math.abs(fitted.height - frame.height) > 0.01) frames[layer.id] = fitted
    return layer
  })
  return Object.keys(frames).length === 0 ? design : placeLayers(design, { formatId: format.id, frames })
}
