import { badgeLayout, strikePath } from '#shared/design/geometry/badgeLayout.ts'
import { linePath } from '#shared/design/geometry/linePath.ts'
import { qrMatrix } from '#shared/design/geometry/qrMatrix.ts'
import { qrPath } from '#shared/design/geometry/qrPath.ts'
import { shapeLayerPath } from '#shared/design/geometry/shapePath.ts'
import type { LayerOf, LayerType } from '#shared/design/layer.ts'
import type { Resources } from '../../stage/createResources.ts'
import { textMeasure } from '../../stage/text/textMeasure.ts'
import { element, escaped, short } from './element.ts'
import type { SvgPaper } from './SvgPaper.ts'
import { colour, fillOf, strokeOf } from './svgPaint.ts'
import { fontAttributes, svgText } from './svgText.ts'

export interface SvgTools {
  paper: SvgPaper
  resources: Resources
}

/** How a layer is written into its box, whose left and top are at 0; null: as a picture. */
type SvgLayer<T extends LayerType> = (layer: LayerOf<T>, tools: SvgTools) => string | null

const boxOf = ({ frame: { width, height } }: { frame: { width: number; height: number } }) => ({
  ...{ x: 0, y: 0, width, height },
})

/** As thick as badgeView draws it. */
const strikeThickness = 0.09

/** What of each type of layer can be said in SVG, by the same geometry as the canvas has. */
export const svgLayers: { [T in LayerType]: SvgLayer<T> } = {
  text: (layer, { paper }) => svgText(layer, paper),
  // Its picture is adjusted, cut and masked as everywhere: see svgPicture.
  image: () => null,
  shape: (layer, { paper }) => {
    const fill = fillOf(paper, layer.fill, boxOf(layer))
    if (fill === null) return null
    const { stroke } = layer
    return element('path', {
      ...{ d: shapeLayerPath(layer), ...fill },
      ...(stroke === null || stroke.width === 0 ? {} : strokeOf(stroke)),
    })
  },
  line: layer => {
    const { line, ends } = linePath(layer)
    const { paint, width } = layer.stroke
    const round = { 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'stroke-width': width }
    return [
      element('path', { d: line, fill: 'none', ...strokeOf(layer.stroke) }),
      ...ends.map(end =>
        end.filled
          ? element('path', { d: end.path, ...colour('fill', paint) })
          : element('path', { d: end.path, fill: 'none', ...colour('stroke', paint), ...round }),
      ),
    ].join('')
  },
  icon: (layer, { resources }) => {
    const icon = resources.icon(layer.icon)
    if (icon?.kind !== 'lines') return null
    const { width, height } = layer.frame
    const side = Math.min(width, height)
    const to = `translate(${short((width - side) / 2)} ${short((height - side) / 2)}) scale(${side / icon.size})`
    return element(
      'g',
      {
        ...{ transform: to, fill: 'none', ...colour('stroke', layer.paint) },
        'stroke-width': (layer.thickness * icon.size) / 24,
        ...{ 'stroke-linecap': 'round', 'stroke-linejoin': 'round' },
      },
      icon.paths.map(d => element('path', { d })).join(''),
    )
  },
  drawing: ({ lines, frame: { width, height } }) =>
    lines
      .map(line =>
        element('path', {
          ...{ d: handPath(line.points, width, height), fill: 'none', opacity: line.opacity },
          ...{ ...colour('stroke', line.paint), 'stroke-width': line.width },
          ...{ 'stroke-linecap': 'round', 'stroke-linejoin': 'round' },
        }),
      )
      .join(''),
  qr: layer => {
    const matrix = qrMatrix(layer.value, layer.correction)
    if (matrix === null) return null
    const { width, height } = layer.frame
    const side = Math.min(width, height)
    return element(
      'g',
      { transform: `translate(${short((width - side) / 2)} ${short((height - side) / 2)})` },
      element('rect', { width: side, height: side, ...colour('fill', layer.behind) }) +
        element('path', { d: qrPath(matrix, side, layer), ...colour('fill', layer.paint) }),
    )
  },
  badge: (layer, { paper }) => {
    const face = { family: layer.family, weight: layer.weight, italic: false }
    const { path, lines } = badgeLayout(layer, textMeasure(face, 0).width)
    const fill = fillOf(paper, layer.fill, boxOf(layer))
    if (fill === null) return null
    const { stroke } = layer
    const around = stroke === null || stroke.width === 0 ? {} : strokeOf(stroke)
    const ground = path === null ? '' : element('path', { d: path, ...fill, ...around })
    const words = lines.map(line => {
      const text = element(
        'text',
        {
          ...{ x: line.x, y: line.baseline, 'text-anchor': 'middle', ...colour('fill', layer.paint) },
          ...fontAttributes(face, line.size),
        },
        escaped(line.text),
      )
      const struck = element('path', {
        ...{ d: strikePath(line), fill: 'none', ...colour('stroke', layer.paint) },
        ...{ 'stroke-width': line.size * strikeThickness, 'stroke-linecap': 'round' },
      })
      return line.struck ? text + struck : text
    })
    return ground + words.join('')
  },
}

/** As drawingView traces it. */
function handPath(shares: readonly number[], width: number, height: number): string {
  const at = (index: number) => ({
    x: (shares[index * 2] ?? 0) * width,
    y: (shares[index * 2 + 1] ?? 0) * height,
  })
  const say = ({ x, y }: { x: number; y: number }) => `${short(x)} ${short(y)}`
  const count = Math.floor(shares.length / 2)
  const first = `M${say(at(0))}`
  if (count === 1) return `${first}L${say(at(0))}`
  const bends = Array.from({ length: Math.max(0, count - 2) }, (_, index) => {
    const [point, next] = [at(index + 1), at(index + 2)]
    return `Q${say(point)} ${say({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 })}`
  })
  return `${first}${bends.join('')}L${say(at(count - 1))}`
}
