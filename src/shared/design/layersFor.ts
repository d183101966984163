import type { Design } from './design.ts'
import type { Layer } from './layer.ts'
import type { Adjustment, Frame } from './layerBase.ts'
import { clampFrame } from './layout/clampFrame.ts'
import { formatOf, homeOf, layerIn } from './layout/layerIn.ts'
import { layoutScale } from './layout/layoutScale.ts'
import type { Size } from './layout/layoutScale.ts'
import { scaleLayer } from './layout/scaleLayer.ts'

/** Less than can be seen. */
const near = 0.01

/**
 * Layers that were made in a format (frames and lengths in its units) as a design keeps them: in those of the home format. They
 * stand in the format exactly where they were made, and in the sizes they have adjustments for, the home size included, as those say.
 */
export function layersFor(design: Design, layers: readonly Layer[], formatId: string): Layer[] {
  const home = homeOf(design)
  const format = formatOf(design, formatId)
  const scale = layoutScale(home, format)
  const known = new Set(design.formats.map(({ id }) => id))
  return layers.map(layer => {
    const given = Object.entries(layer.adjustments).filter(([id]) => known.has(id) && id !== format.id)
    const { [home.id]: there, ...adjustments } = Object.fromEntries(given)
    if (format.id === home.id) return { ...layer, adjustments }
    const based = {
      ...scaleLayer(layer, 1 / scale),
      frame: there?.frame ?? atHome(layer.frame, home, format, scale),
      hidden: there?.hidden ?? layer.hidden,
      adjustments,
    }
    const here: Adjustment = {
      ...(isSame(layerIn(based, home, format).frame, layer.frame) ? {} : { frame: layer.frame }),
      ...(based.hidden === layer.hidden ? {} : { hidden: layer.hidden }),
    }
    const isAdjusted = Object.keys(here).length > 0
    return isAdjusted ? { ...based, adjustments: { ...adjustments, [format.id]: here } } : based
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
