import type { Layer } from '../layer.ts'
import type { Anchor, Frame } from '../layerBase.ts'
import { clampFrame } from './clampFrame.ts'
import { layoutScale } from './layoutScale.ts'
import type { Size } from './layoutScale.ts'

/** One axis of a box: where it begins and how long it is. */
interface Span {
  start: number
  length: number
}

type SpanAnchor = 'start' | 'middle' | 'end' | 'stretch' | 'scale'

const spanAnchors: Record<Anchor['x'] | Anchor['y'], SpanAnchor> = {
  left: 'start',
  top: 'start',
  centre: 'middle',
  middle: 'middle',
  right: 'end',
  bottom: 'end',
  stretch: 'stretch',
  scale: 'scale',
}

/**
 * Where a layer of the home format stands in another one, if nobody adjusted it there. Distances to the edges it is anchored
 * to are kept (times the scale of the format), or both of them, or its share of the paper. What has a shape of its own, like an
 * icon, is never stretched.
 */
export function frameIn(layer: Placed, home: Size, format: Size): Frame {
  const { frame, anchor } = layer
  const scale = layoutScale(home, format)
  const upright = standing(frame)
  const x = spanIn(
    { start: upright.x, length: upright.width },
    ...([spanAnchors[anchor.x], home.width, format.width, scale] as const),
  )
  const y = spanIn(
    { start: upright.y, length: upright.height },
    ...([spanAnchors[anchor.y], home.height, format.height, scale] as const),
  )
  const box = { x: x.start, y: y.start, width: x.length, height: y.length, rotation: frame.rotation }
  const kept = keepsProportions(layer) ? fitInto(box, upright, anchor) : box
  return clampFrame(standing(kept))
}

function spanIn(span: Span, anchor: SpanAnchor, from: number, to: number, scale: number): Span {
  const length = span.length * scale
  const after = from - span.start - span.length
  switch (anchor) {
    case 'start':
      return { start: span.start * scale, length }
    case 'end':
      return { start: to - after * scale - length, length }
    case 'middle':
      return { start: to / 2 + (span.start + span.length / 2 - from / 2) * scale - length / 2, length }
    case 'stretch': {
      const start = span.start * scale
      return { start, length: Math.max(to - start - after * scale, 1) }
    }
    case 'scale':
      return { start: (span.start / from) * to, length: (span.length / from) * to }
  }
}

type Placed = Pick<Layer, 'type' | 'frame' | 'anchor'> & { shape?: string }

/** Whether a layer would look wrong when its sides are scaled differently; pictures are cut instead, text breaks anew. */
function keepsProportions({ type, anchor, shape }: Placed): boolean {
  if (type === 'shape') return shape !== 'rectangle' && anchor.x === 'scale' && anchor.y === 'scale'
  return type === 'icon' || type === 'qr' || type === 'badge' || type === 'drawing'
}

/** The largest box of the layer's own proportions inside another, at the side it is anchored to. */
function fitInto(box: Frame, like: Size, anchor: Anchor): Frame {
  const scale = Math.min(box.width / like.width, box.height / like.height)
  const width = like.width * scale
  const height = like.height * scale
  const along = { left: 0, centre: 0.5, right: 1, stretch: 0.5, scale: 0.5 }[anchor.x]
  const down = { top: 0, middle: 0.5, bottom: 1, stretch: 0.5, scale: 0.5 }[anchor.y]
  return {
    ...box,
    x: box.x + (box.width - width) * along,
    y: box.y + (box.height - height) * down,
    width,
    height,
  }
}

/** What lies on its side is laid out as it is seen: its box with width and height in each other's place. Its own inverse. */
function standing(frame: Frame): Frame {
  const quarters = Math.round(frame.rotation / 90)
  if (quarters % 2 === 0) return frame
  const { x, y, width, height } = frame
  return {
    ...frame,
    x: x + (width - height) / 2,
    y: y + (height - width) / 2,
    width: height,
    height: width,
  }
}
