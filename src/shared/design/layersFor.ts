import type { Design } from './design.ts'
import type { Layer } from './layer.ts'
import type { Frame } from './layerBase.ts'
import { clampFrame } from './layout/clampFrame.ts'
import { formatOf, homeOf, layerIn } from './layout/layerIn.ts'
import { layoutScale } from './layout/layoutScale.ts'
import type { Size } from './layout/layoutScale.ts'
import { scaleLayer } from './layout/scaleLayer.ts'

/** Less than can be seen. */
const near = 0.01

/**
 * Layers that were made in a format (frames and lengths in its units) as a design keeps them: in those of the home format. They
 * stand in the format exactly where they were made.
 */
export function layersFor(design: Design, layers: readonly Layer[], formatId: string): Layer[] {
  const home = homeOf(design)
  const format = formatOf(design, formatId)
  if (format.id === home.id) return [...layers]
  const scale = layoutScale(home, format)
  return layers.map(layer => {
    const based = { ...scaleLayer(layer, 1 / scale), frame: atHome(layer.frame, home, format, scale) }
    const follows = layerIn({ ...based, adjustments: {} }, home, format).frame
    return isSame(follows, layer.frame)
      ? based
      : { ...based, adjustments: { ...layer.adjustments, [format.id]: { frame: layer.frame } } }
  })
}

/** As large beside the paper as it is there, with its middle at the same share of it. */
function atHome(frame: Frame, home: Size, format: Size, scale: number): Frame {
  const [width, height] = [frame.width / scale, frame.height / scale]
  const x = ((frame.x + frame.width / 2) / format.width) * home.width - width / 2
  const y = ((frame.y + frame.height / 2) / format.height) * home.height - height / 2
  return clampFrame({ x, y, width, height, rotation: frame.rotation })
}

const isSame = (one: Frame, other: Frame) =>
  (['x', 'y', 'width', 'height', 'rotation'] as const).every(side => Math.abs(one[side] - other[side]) < near)
