import { patternTile, tileSize } from '#shared/design/geometry/patternTile.ts'
import type { Fill, Stroke } from '#shared/design/paint.ts'
import type { Box } from '../../stage/paint/fillStyle.ts'
import { element } from './element.ts'
import type { Attributes } from './element.ts'
import type { SvgPaper } from './SvgPaper.ts'

type Named = 'fill' | 'stroke' | 'stop-color' | 'flood-color'
const opacityOf: Record<Named, string> = {
  fill: 'fill-opacity',
  stroke: 'stroke-opacity',
  'stop-color': 'stop-opacity',
  'flood-color': 'flood-opacity',
}

/** A colour, its transparency apart: not every program reads both in one. */
export function colour(name: Named, paint: string): Attributes {
  const alpha = paint.length === 9 ? Number.parseInt(paint.slice(7), 16) / 255 : 1
  return { [name]: paint.slice(0, 7), [opacityOf[name]]: alpha === 1 ? null : alpha }
}

/** As `setStroke` has it on a canvas. */
export const strokeOf = ({ paint, width, dash }: Stroke): Attributes => ({
  ...colour('stroke', paint),
  'stroke-width': width,
  'stroke-linejoin': 'miter',
  'stroke-miterlimit': 10,
  'stroke-linecap': dash === 'dotted' ? 'round' : 'butt',
  'stroke-dasharray':
    dash === 'solid' ? null : dash === 'dashed' ? `${width * 3} ${width * 2}` : `0 ${width * 2}`,
})

/** What an area is filled with; null where that is a picture, which is drawn as one. */
export function fillOf(paper: SvgPaper, fill: Fill, box: Box): Attributes | null {
  switch (fill.kind) {
    case 'none':
      return { fill: 'none' }
    case 'colour':
      return colour('fill', fill.paint)
    case 'gradient':
      return { fill: paper.define(id => gradient(id, fill, box)) }
    case 'pattern':
      return { fill: paper.define(id => pattern(id, fill, box)) }
    case 'image':
      return null
  }
}

function gradient(id: string, fill: Extract<Fill, { kind: 'gradient' }>, box: Box): string {
  const stops = [...fill.stops]
    .sort((a, b) => a.at - b.at)
    .map(stop => element('stop', { offset: stop.at, ...colour('stop-color', stop.paint) }))
    .join('')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const common = { id, gradientUnits: 'userSpaceOnUse' }
  if (fill.shape === 'radial') {
    const r = Math.hypot(box.width, box.height) / 2
    return element('radialGradient', { ...common, cx: x, cy: y, r }, stops)
  }
  const turn = (fill.angle * Math.PI) / 180
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const half = (Math.abs(box.width * cos) + Math.abs(box.height * sin)) / 2
  const ends = { x1: x - cos * half, y1: y - sin * half, x2: x + cos * half, y2: y + sin * half }
  return element('linearGradient', { ...common, ...ends }, stops)
}

function pattern(id: string, fill: Extract<Fill, { kind: 'pattern' }>, box: Box): string {
  const ground = element('rect', { width: tileSize, height: tileSize, ...colour('fill', fill.behind) })
  const paths = patternTile(fill.pattern).map(({ path, strokeWidth }) =>
    strokeWidth === null
      ? element('path', { d: path, ...colour('fill', fill.paint) })
      : element('path', {
          ...{ d: path, fill: 'none', 'stroke-width': strokeWidth, 'stroke-miterlimit': 10 },
          ...colour('stroke', fill.paint),
        }),
  )
  return element(
    'pattern',
    {
      ...{ id, patternUnits: 'userSpaceOnUse', width: tileSize, height: tileSize },
      patternTransform: `translate(${box.x} ${box.y}) scale(${fill.scale})`,
    },
    ground + paths.join(''),
  )
}
