import { emojiFamily } from '#shared/design/fontFamilies.ts'
import type { TextLayer } from '#shared/design/layers/textLayer.ts'
import { layoutText } from '../../stage/text/layoutText.ts'
import type { TextLayout } from '../../stage/text/layoutText.ts'
import { element, escaped, short } from './element.ts'
import type { Attributes } from './element.ts'
import type { SvgPaper } from './SvgPaper.ts'
import { colour, fillOf } from './svgPaint.ts'

/** As `drawText` has them, in sizes of the letters from the base line. */
const ruleThickness = 0.06
const underlineAt = 0.1
const strikeAt = -0.28

export const fontAttributes = ({ family, weight, italic = false }: FontOf, size: number): Attributes => ({
  'font-family': `"${family.replaceAll('"', '')}", "${emojiFamily}", sans-serif`,
  'font-weight': weight,
  'font-style': italic ? 'italic' : null,
  'font-size': size,
  'text-rendering': 'geometricPrecision',
  style: 'white-space:pre',
})

interface FontOf {
  family: string
  weight: number
  italic?: boolean
}

/** A text with its lines where the design has them; it stays text. */
export function svgText(layer: TextLayer, paper: SvgPaper): string {
  const layout = layoutText(layer)
  const { size, lines, box, height } = layout
  const letters = { x: 0, y: lines[0]?.top ?? 0, width: box.width, height: Math.max(height, 1) }
  const fill = fillOf(paper, layer.fill, letters) ?? { fill: 'none' }
  const font = fontAttributes(layer, size)
  const spacing =
    layout.bent === null && layer.letterSpacing !== 0 ? (layer.letterSpacing / 1000) * size : null
  const { outline } = layer
  const around: Attributes =
    outline === null || outline.width === 0
      ? {}
      : {
          ...colour('stroke', outline.paint),
          'stroke-width': outline.width * 2,
          'stroke-linejoin': 'round',
          'paint-order': 'stroke',
        }
  const pieces = piecesOf(layout).join('')
  const words = element('g', { ...font, 'letter-spacing': spacing, ...fill, ...around }, pieces)
  return behind(layer, layout) + words + rules(layer, layout, fill)
}

function piecesOf({ bent, lines, shown }: TextLayout): string[] {
  if (bent !== null) {
    return bent.letters.map(({ text, x, y, turn, width }) =>
      element('text', { x: -width / 2, y: 0, transform: onArc(x, y, turn) }, escaped(text) || ' '),
    )
  }
  return lines.flatMap(line => {
    const text = escaped(shown.slice(line.start, line.end).trimEnd())
    const marker =
      line.marker === null
        ? []
        : [element('text', { x: line.marker.x, y: line.baseline }, escaped(line.marker.text))]
    if (text === '') return marker
    const spread = line.spread === 0 ? null : line.spread
    return [...marker, element('text', { x: line.x, y: line.baseline, 'word-spacing': spread }, text)]
  })
}

const onArc = (x: number, y: number, turn: number): string =>
  `translate(${short(x)} ${short(y)}) rotate(${short((turn * 180) / Math.PI)})`

function behind({ behind: ground }: TextLayer, { lines, box, lineHeight, bent }: TextLayout): string {
  if (ground === null) return ''
  const { padding, radius } = ground
  const plate = (x: number, y: number, width: number, height: number) =>
    element('rect', {
      ...{ x: x - padding, y: y - padding, width: width + 2 * padding, height: height + 2 * padding },
      ...{ rx: radius, ...colour('fill', ground.paint) },
    })
  if (ground.each === 'box' || bent !== null) return plate(0, 0, box.width, box.height)
  return lines
    .filter(({ width }) => width > 0)
    .map(line => {
      const left = line.marker?.x ?? line.x
      return plate(left, line.top, line.x + line.width - left, lineHeight)
    })
    .join('')
}

function rules(layer: TextLayer, { lines, size, bent }: TextLayout, fill: Attributes): string {
  const heights = [...(layer.underline ? [underlineAt] : []), ...(layer.strike ? [strikeAt] : [])]
  const height = Math.max(ruleThickness * size, 0.5)
  return heights
    .flatMap(at => [
      ...lines.map(line =>
        element('rect', { x: line.x, y: line.baseline + at * size, width: line.width, height, ...fill }),
      ),
      ...(bent?.letters ?? []).map(({ x, y, turn, width }) =>
        element('rect', {
          ...{ x: -width * 0.52, y: at * size, width: width * 1.04, height, ...fill },
          transform: onArc(x, y, turn),
        }),
      ),
    ])
    .join('')
}
