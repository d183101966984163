import { assertNever } from '../../model/assertNever.ts'
import type { MaskShape } from '../layers/imageLayer.ts'
import type { ShapeLayer, ShapeName } from '../layers/shapeLayer.ts'
import {
  arcTo,
  ellipsePath,
  lineTo,
  moveTo,
  polygonPath,
  roundedPath,
  stretchedPath,
  type Point,
} from './pathData.ts'

/** What is drawn by curves that are stretched with their box, in a box of 1 by 1. */
const stretched = {
  heart:
    'M0.5 1C0.42 0.93 0 0.64 0 0.3C0 0.12 0.12 0 0.27 0C0.37 0 0.46 0.06 0.5 0.16C0.54 0.06 0.63 0 0.73 0C0.88 0 1 0.12 1 0.3C1 0.64 0.58 0.93 0.5 1Z',
  blob: 'M0.53 0.01C0.71 -0.02 0.87 0.09 0.95 0.26C1.03 0.44 1 0.62 0.9 0.78C0.8 0.93 0.63 1.02 0.45 0.99C0.28 0.97 0.17 0.88 0.08 0.74C-0.02 0.58 -0.02 0.4 0.08 0.26C0.19 0.11 0.35 0.04 0.53 0.01Z',
  cloud:
    'M0.24 1C0.1 1 0 0.86 0 0.69C0 0.53 0.09 0.4 0.21 0.38C0.24 0.16 0.37 0 0.53 0C0.67 0 0.79 0.13 0.83 0.31C0.93 0.35 1 0.49 1 0.65C1 0.85 0.9 1 0.77 1Z',
} as const

/** Corners of shapes with straight edges, as shares of their box. */
const corners = {
  triangle: [0.5, 0, 1, 1, 0, 1],
  diamond: [0.5, 0, 1, 0.5, 0.5, 1, 0, 0.5],
  pentagon: [0.5, 0, 1, 0.382, 0.809, 1, 0.191, 1, 0, 0.382],
  hexagon: [0.25, 0, 0.75, 0, 1, 0.5, 0.75, 1, 0.25, 1, 0, 0.5],
  cross: [
    0.33, 0, 0.67, 0, 0.67, 0.33, 1, 0.33, 1, 0.67, 0.67, 0.67, 0.67, 1, 0.33, 1, 0.33, 0.67, 0, 0.67, 0,
    0.33, 0.33, 0.33,
  ],
} as const

/** How far the valleys of a star and of a burst lie inwards, as a share of its radius. */
const starInner = 0.45
const burstInner = 0.84

export interface ShapeForm {
  /** Of a rectangle's corners, in units of the box. */
  radius?: number
  /** Of stars and bursts. */
  points?: number
}

/**
 * The outline of a shape or mask that fills a box with its top left at 0, as SVG path data. It is filled by the nonzero
 * rule. Sides too short for what a shape has (the head of an arrow, the notch of a ribbon) make that smaller.
 */
export function shapePath(
  shape: ShapeName | MaskShape,
  width: number,
  height: number,
  { radius = 0, points = 5 }: ShapeForm = {},
): string {
  switch (shape) {
    case 'rectangle':
      return roundedPath(0, 0, width, height, radius)
    case 'ellipse':
      return ellipsePath(0, 0, width, height)
    case 'heart':
    case 'blob':
    case 'cloud':
      return stretchedPath(stretched[shape], width, height)
    case 'triangle':
    case 'diamond':
    case 'pentagon':
    case 'hexagon':
    case 'cross':
      return cornersPath(corners[shape], width, height)
    case 'star':
      return starPath(width, height, points, starInner)
    case 'burst':
      return starPath(width, height, Math.max(8, points), burstInner)
    case 'arch':
      return archPath(width, height)
    case 'half':
      return `${moveTo(0, height)}${arcTo(width / 2, height, width / 2, 0)}${arcTo(width / 2, height, width, height)}Z`
    case 'quarter':
      return `${moveTo(0, 0)}${arcTo(width, height, width, height)}${lineTo(0, height)}Z`
    case 'ring':
      return ringPath(width, height)
    case 'arrow':
      return arrowPath(width, height)
    case 'speech':
      return speechPath(width, height)
    case 'ribbon':
      return ribbonPath(width, height)
    case 'tag':
      return tagPath(width, height)
    default:
      return assertNever(shape)
  }
}

/** The outline of a shape layer in its frame. */
export const shapeLayerPath = ({ shape, frame, radius, points }: ShapeLayer) =>
  shapePath(shape, frame.width, frame.height, { radius, points })

const cornersPath = (shares: readonly number[], width: number, height: number) =>
  polygonPath(
    shares.flatMap((x, index) =>
      index % 2 === 0 ? [{ x: x * width, y: (shares[index + 1] ?? 0) * height }] : [],
    ),
  )

/** Points turned so that one looks upwards, then stretched so that they touch all four sides. */
function starPath(width: number, height: number, points: number, inner: number): string {
  const round: Point[] = Array.from({ length: points * 2 }, (_, index) => {
    const angle = (index * Math.PI) / points - Math.PI / 2
    const radius = index % 2 === 0 ? 1 : inner
    return { x: Math.cos(angle) * radius, y: Math.sin(angle) * radius }
  })
  const [xs, ys] = [round.map(point => point.x), round.map(point => point.y)]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const [wide, high] = [Math.max(...xs) - left, Math.max(...ys) - top]
  return polygonPath(
    round.map(({ x, y }) => ({ x: ((x - left) / wide) * width, y: ((y - top) / high) * height })),
  )
}

/** A door with a round top; a flat one where it is wider than high. */
function archPath(width: number, height: number): string {
  const rise = Math.min(width / 2, height)
  return [
    moveTo(0, height),
    lineTo(0, rise),
    arcTo(width / 2, rise, width / 2, 0),
    arcTo(width / 2, rise, width, rise),
    lineTo(width, height),
    'Z',
  ].join('')
}

function ringPath(width: number, height: number): string {
  const band = Math.min(width, height) * 0.16
  return `${ellipsePath(0, 0, width, height)}${ellipsePath(band, band, width - 2 * band, height - 2 * band, true)}`
}

/** To the right; its head keeps its form however long the shaft is. */
function arrowPath(width: number, height: number): string {
  const head = width - Math.min(height * 0.6, width * 0.6)
  const [upper, lower] = [height * 0.3, height * 0.7]
  return polygonPath([
    { x: 0, y: upper },
    { x: head, y: upper },
    { x: head, y: 0 },
    { x: width, y: height / 2 },
    { x: head, y: height },
    { x: head, y: lower },
    { x: 0, y: lower },
  ])
}

function speechPath(width: number, height: number): string {
  const tail = Math.min(height * 0.22, width * 0.3)
  const body = height - tail
  const r = Math.min(body, width) * 0.2
  const [from, to] = [r + tail * 0.4, r + tail * 1.5]
  return [
    moveTo(r, 0),
    lineTo(width - r, 0),
    arcTo(r, r, width, r),
    lineTo(width, body - r),
    arcTo(r, r, width - r, body),
    lineTo(Math.min(to, width - r), body),
    lineTo(from * 0.8, height),
    lineTo(from, body),
    lineTo(r, body),
    arcTo(r, r, 0, body - r),
    lineTo(0, r),
    arcTo(r, r, r, 0),
    'Z',
  ].join('')
}

/** A band whose two ends are cut in. */
function ribbonPath(width: number, height: number): string {
  const notch = Math.min(height * 0.4, width * 0.2)
  return polygonPath([
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width - notch, y: height / 2 },
    { x: width, y: height },
    { x: 0, y: height },
    { x: notch, y: height / 2 },
  ])
}

/** How far the pointed end of a price tag reaches, and the hole in it for the string: its middle and width. */
function tagEnd(width: number, height: number) {
  const nose = Math.min(height * 0.5, width * 0.35)
  return { nose, at: nose * 0.66, hole: nose * 0.28 }
}

/** From here on to the right a price tag has room for words. */
export function tagHoleEnd(width: number, height: number): number {
  const { at, hole } = tagEnd(width, height)
  return at + hole / 2
}

/** A price tag that hangs from its left end. */
function tagPath(width: number, height: number): string {
  const { nose, at, hole } = tagEnd(width, height)
  const r = Math.min(height * 0.1, (width - nose) / 2)
  return [
    moveTo(nose, 0),
    lineTo(width - r, 0),
    arcTo(r, r, width, r),
    lineTo(width, height - r),
    arcTo(r, r, width - r, height),
    lineTo(nose, height),
    lineTo(0, height / 2),
    'Z',
    ellipsePath(at - hole / 2, height / 2 - hole / 2, hole, hole, true),
  ].join('')
}
