import type { Layer, LayerOf, LayerType } from '../layer.ts'
import type { Fill, Stroke } from '../paint.ts'

/** What of each type is measured in units of a format, besides its frame. */
const scalers: { [T in LayerType]: (layer: LayerOf<T>, by: number) => LayerOf<T> } = {
  text: (layer, by) => ({
    ...layer,
    size: layer.size * by,
    fill: scaleFill(layer.fill, by),
    outline: layer.outline && { ...layer.outline, width: layer.outline.width * by },
    behind: layer.behind && {
      ...layer.behind,
      padding: layer.behind.padding * by,
      radius: layer.behind.radius * by,
    },
  }),
  image: (layer, by) => ({ ...layer, radius: layer.radius * by, border: scaleStroke(layer.border, by) }),
  shape: (layer, by) => ({
    ...layer,
    radius: layer.radius * by,
    stroke: scaleStroke(layer.stroke, by),
    fill: scaleFill(layer.fill, by),
  }),
  line: (layer, by) => ({ ...layer, stroke: { ...layer.stroke, width: layer.stroke.width * by } }),
  icon: layer => layer,
  drawing: (layer, by) => ({
    ...layer,
    lines: layer.lines.map(line => ({ ...line, width: line.width * by })),
  }),
  qr: layer => layer,
  badge: (layer, by) => ({
    ...layer,
    stroke: scaleStroke(layer.stroke, by),
    fill: scaleFill(layer.fill, by),
  }),
}

/** The lengths of a layer (size of text, radii, lines, shadow) in the units of a format that is `by` times as large. */
export function scaleLayer<L extends Layer>(layer: L, by: number): L {
  if (by === 1) return layer
  // TypeScript cannot see that a layer and the scaler of its type belong together.
  const scale = scalers[layer.type] as unknown as (layer: L, by: number) => L
  const { shadow } = layer
  return {
    ...scale(layer, by),
    shadow: shadow && { ...shadow, blur: shadow.blur * by, x: shadow.x * by, y: shadow.y * by },
  }
}

export const scaleFill = (fill: Fill, by: number): Fill =>
  fill.kind === 'pattern' ? { ...fill, scale: fill.scale * by } : fill

const scaleStroke = (stroke: Stroke | null, by: number): Stroke | null =>
  stroke && { ...stroke, width: stroke.width * by }
