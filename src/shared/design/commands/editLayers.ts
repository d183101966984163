import { changeLayers } from '../changeLayers.ts'
import type { Design } from '../design.ts'
import { Layer } from '../layer.ts'
import type { LayerOf, LayerType } from '../layer.ts'
import { homeOf, formatOf, layerIn } from '../layout/layerIn.ts'
import { layoutScale } from '../layout/layoutScale.ts'
import { scaleLayer } from '../layout/scaleLayer.ts'

/** What can be changed of a layer by editing; its place, id and type have commands of their own. */
export type LayerPatch = {
  [T in LayerType]: Partial<Omit<LayerOf<T>, 'id' | 'type' | 'frame' | 'adjustments' | 'groupIds'>>
}[LayerType]

/**
 * Changes what layers are like; a patch that does not fit a layer's type leaves it as it is. Lengths are in units of the format
 * it was done in. All formats follow, but the size of text, which is adjusted where it was changed.
 */
export function editLayers(
  design: Design,
  { ids, formatId, patch }: { ids: readonly string[]; formatId: string; patch: LayerPatch },
): Design {
  const home = homeOf(design)
  const format = formatOf(design, formatId)
  const scale = layoutScale(home, format)
  return changeLayers(design, ids, layer => {
    const { size, ...others } = patch as LayerPatch & { size?: number }
    const isSizeOfOther = size !== undefined && layer.type === 'text' && format.id !== home.id
    const given = isSizeOfOther ? others : patch
    const known = Object.fromEntries(Object.entries(given).filter(([key]) => key in layer))
    const edited = scaleLayer({ ...scaleLayer(layer, scale), ...known }, 1 / scale)
    // What the scales of two formats do to a number and back is nearly, but not quite, nothing.
    const kept = { ...edited, ...unscaled(layer, known) } as Layer
    const sized = isSizeOfOther ? withSize(kept, size, layerIn(layer, home, format), format.id) : kept
    const checked = Layer.safeParse(sized)
    return checked.success ? checked.data : layer
  })
}

/** What was not edited stays exactly as it was. */
const unscaled = (layer: Layer, edited: object): Partial<Layer> =>
  Object.fromEntries(Object.entries(layer).filter(([key]) => !(key in edited)))

function withSize(layer: Layer, size: number, now: Layer, formatId: string): Layer {
  if (now.type !== 'text') return layer
  const before = layer.adjustments[formatId]
  const textScale = (size / now.size) * (before?.textScale ?? 1)
  return { ...layer, adjustments: { ...layer.adjustments, [formatId]: { ...before, textScale } } }
}
