import { z } from 'zod'
import { Id, Name } from '../model/fields.ts'
import { Layer } from './layer.ts'
import type { Design } from './design.ts'
import { longestSide } from './designFormat.ts'
import { copyLayers } from './copyLayers.ts'
import { clampFrame } from './layout/clampFrame.ts'
import { formatOf, homeOf, layerIn } from './layout/layerIn.ts'
import { layoutScale } from './layout/layoutScale.ts'
import type { Size } from './layout/layoutScale.ts'
import { scaleLayer } from './layout/scaleLayer.ts'

/**
 * Layers on their way between designs and windows: as they stood in a format of this size. Their adjustments say how they stood in
 * the other sizes of their design, its home size among them: pasted into the same design they stand there again (`layersFor`).
 */
export const CopiedLayers = z.object({
  width: z.number().min(1).max(longestSide),
  height: z.number().min(1).max(longestSide),
  layers: z.array(Layer).min(1).max(500),
  /** What groups of the design are called, theirs among them. */
  groupNames: z.record(Id, Name).default({}),
})
export type CopiedLayers = z.output<typeof CopiedLayers>

/** How far a copy lies beside what is there already, in units. */
const besideBy = 24

/** Layers of a design to be taken elsewhere, in the units of the format she sees them in. */
export function takeLayers(design: Design, layers: readonly Layer[], formatId: string): CopiedLayers {
  const home = homeOf(design)
  const format = formatOf(design, formatId)
  const taken = layers.map(layer => {
    const { [format.id]: _, ...others } = layer.adjustments
    const atHome = { [home.id]: { frame: layer.frame, hidden: layer.hidden } }
    return {
      ...layerIn(layer, home, format),
      adjustments: { ...others, ...atHome },
    }
  })
  return { width: format.width, height: format.height, layers: taken, groupNames: design.groupNames }
}

/**
 * Copied layers as they come into a format: at the same place of the paper and as large beside it, beside what is there where
 * they would lie right upon it. With ids of their own.
 */
export function pasteLayers(
  copied: CopiedLayers,
  format: Size,
  there: readonly Pick<Layer, 'frame'>[],
  newId: () => string,
): Layer[] {
  const scale = layoutScale(copied, format)
  const [alongX, alongY] = [format.width / copied.width, format.height / copied.height]
  const fitted = copied.layers.map(layer => {
    const { x, y, width, height, rotation } = layer.frame
    const frame = clampFrame({
      x: (x + width / 2) * alongX - (width * scale) / 2,
      y: (y + height / 2) * alongY - (height * scale) / 2,
      width: width * scale,
      height: height * scale,
      rotation,
    })
    return { ...scaleLayer(layer, scale), frame }
  })
  const liesUpon = (by: number) =>
    fitted.some(({ frame }) =>
      there.some(other => isNear(other.frame.x, frame.x + by) && isNear(other.frame.y, frame.y + by)),
    )
  let by = 0
  // As often as it was pasted before, and no further than across the paper.
  while (liesUpon(by) && by < format.width) by += besideBy
  return copyLayers(fitted, newId, by)
}

const isNear = (one: number, other: number) => Math.abs(one - other) < 1
