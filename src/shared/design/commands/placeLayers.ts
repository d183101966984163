import { changeLayers } from '../changeLayers.ts'
import type { Design } from '../design.ts'
import type { Layer } from '../layer.ts'
import type { Frame } from '../layerBase.ts'
import { clampFrame } from '../layout/clampFrame.ts'
import { formatOf } from '../layout/layerIn.ts'

/**
 * Puts layers somewhere in a format: in the home format the others follow, in another one it is an adjustment of that one.
 * `scales` says by how much the letters of a text grew with its frame.
 */
export function placeLayers(
  design: Design,
  {
    formatId,
    frames,
    scales = {},
  }: { formatId: string; frames: Readonly<Record<string, Frame>>; scales?: Readonly<Record<string, number>> },
): Design {
  const format = formatOf(design, formatId)
  const isHome = format.id === design.homeFormatId
  return changeLayers(design, Object.keys(frames), layer => {
    const frame = frames[layer.id]
    if (frame === undefined) return layer
    const placed = { frame: clampFrame(frame), grown: scales[layer.id] ?? 1 }
    return isHome ? placedAtHome(layer, placed) : placedIn(layer, placed, format.id)
  })
}

interface Placed {
  frame: Frame
  /** Times as large as before. */
  grown: number
}

function placedAtHome(layer: Layer, { frame, grown }: Placed): Layer {
  if (layer.type !== 'text' || grown === 1) return { ...layer, frame }
  return { ...layer, frame, size: within(layer.size * grown, 1, 4000, layer.size) }
}

function placedIn(layer: Layer, { frame, grown }: Placed, formatId: string): Layer {
  const before = layer.adjustments[formatId]
  const textScale = before?.textScale ?? 1
  const sized =
    layer.type === 'text' && grown !== 1 ? { textScale: within(textScale * grown, 0.05, 20, textScale) } : {}
  return { ...layer, adjustments: { ...layer.adjustments, [formatId]: { ...before, frame, ...sized } } }
}

const within = (value: number, least: number, most: number, instead: number) =>
  Number.isFinite(value) ? Math.min(Math.max(value, least), most) : instead
