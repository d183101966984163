import type { Design } from '../design.ts'
import type { DesignFormat } from '../designFormat.ts'
import type { Layer } from '../layer.ts'
import { frameIn } from './frameIn.ts'
import { layoutScale } from './layoutScale.ts'
import { scaleLayer } from './scaleLayer.ts'

/** The format with this id; one that is not there is read as the home format. */
export function formatOf(design: Design, formatId: string): DesignFormat {
  const { formats, homeFormatId } = design
  const find = (id: string) => formats.find(format => format.id === id)
  const format = find(formatId) ?? find(homeFormatId) ?? formats[0]
  if (format === undefined) throw new Error('A design has at least one format.')
  return format
}

export const homeOf = (design: Design): DesignFormat => formatOf(design, design.homeFormatId)

/**
 * A layer as it is in a format: laid out by its anchors or as it was adjusted there, with all lengths in that format's units.
 * Brand colours and fonts stay as they are named.
 */
export function layerIn<L extends Layer>(layer: L, home: DesignFormat, format: DesignFormat): L {
  if (format.id === home.id) return layer
  const adjusted = layer.adjustments[format.id]
  const scaled = scaleLayer(layer, layoutScale(home, format))
  const frame = adjusted?.frame ?? frameIn(layer, home, format)
  const hidden = adjusted?.hidden ?? layer.hidden
  const { textScale } = adjusted ?? {}
  return scaled.type === 'text' && textScale !== undefined
    ? { ...scaled, frame, hidden, size: scaled.size * textScale }
    : { ...scaled, frame, hidden }
}
