import { changeLayers } from '../changeLayers.ts'
import type { Design } from '../design.ts'
import type { Layer } from '../layer.ts'
import type { Frame } from '../layerBase.ts'
import { clampFrame } from '../layout/clampFrame.ts'
import { formatOf } from '../layout/layerIn.ts'

/** Puts layers somewhere in a format: in the home format the others follow, in another one it is an adjustment of that one. */
export function placeLayers(
  design: Design,
  { formatId, frames }: { formatId: string; frames: Readonly<Record<string, Frame>> },
): Design {
  const format = formatOf(design, formatId)
  return changeLayers(design, Object.keys(frames), layer => {
    const frame = frames[layer.id]
    return frame === undefined ? layer : placed(layer, clampFrame(frame), format.id, design.homeFormatId)
  })
}

function placed(layer: Layer, frame: Frame, formatId: string, homeFormatId: string): Layer {
  if (formatId === homeFormatId) return { ...layer, frame }
  const adjusted = { ...layer.adjustments[formatId], frame }
  return { ...layer, adjustments: { ...layer.adjustments, [formatId]: adjusted } }
}
