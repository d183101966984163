import type { PatternId } from '../paint.ts'
import { at, ellipsePath, lineTo, moveTo, polygonPath } from './pathData.ts'

/** The side of every tile in units, at scale 1. */
export const tileSize = 64

export interface PatternPath {
  path: string
  /** Null: filled by the nonzero rule. Otherwise the path is stroked with butt ends and mitred joins. */
  strokeWidth: number | null
}

const circle = (x: number, y: number, radius: number) =>
  ellipsePath(x - radius, y - radius, radius * 2, radius * 2)

const box = (x: number, y: number, width: number, height: number, degrees = 0) => {
  const turn = (degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const corners = [
    [-width / 2, -height / 2],
    [width / 2, -height / 2],
    [width / 2, height / 2],
    [-width / 2, height / 2],
  ] as const
  return polygonPath(corners.map(([dx, dy]) => ({ x: x + dx * cos - dy * sin, y: y + dx * sin + dy * cos })))
}

/** A wave or zigzag that goes on beyond both sides, so that tiles meet without a seam. */
const wave = (y: number) =>
  `${moveTo(-32, y)}${[-32, 0, 32, 64]
    .map((x, index) => {
      const crest = y + (index % 2 === 0 ? 14 : -14)
      return `C${at(x + 11, crest)} ${at(x + 21, crest)} ${at(x + 32, y)}`
    })
    .join('')}`

const zigzag = (y: number) =>
  `${moveTo(-16, y - 16)}${[0, 16, 32, 48, 64, 80].map((x, i) => lineTo(x, i % 2 === 0 ? y : y - 16)).join('')}`

/** A leaf from the middle of the tile outwards. */
const petal = (degrees: number) => {
  const turn = (degrees * Math.PI) / 180
  const place = (along: number, aside: number) =>
    at(
      32 + along * Math.cos(turn) - aside * Math.sin(turn),
      32 + along * Math.sin(turn) + aside * Math.cos(turn),
    )
  return `M${place(5, 0)}C${place(10, 9)} ${place(18, 8)} ${place(24, 0)}C${place(18, -8)} ${place(10, -9)} ${place(5, 0)}Z`
}

const corners = [
  [0, 0],
  [64, 0],
  [0, 64],
  [64, 64],
] as const

const filled = (...paths: string[]): PatternPath[] => [{ path: paths.join(''), strokeWidth: null }]
const stroked = (strokeWidth: number, ...paths: string[]): PatternPath[] => [
  { path: paths.join(''), strokeWidth },
]

const tiles: Record<PatternId, readonly PatternPath[]> = {
  dots: filled(circle(16, 16, 6), circle(48, 48, 6)),
  stripes: filled(box(16, 32, 32, 64)),
  diagonal: stroked(
    16,
    `${moveTo(-16, 16)}${lineTo(16, -16)}`,
    `${moveTo(-16, 80)}${lineTo(80, -16)}`,
    `${moveTo(48, 80)}${lineTo(80, 48)}`,
  ),
  grid: stroked(2, `${moveTo(32, 0)}${lineTo(32, 64)}`, `${moveTo(0, 32)}${lineTo(64, 32)}`),
  checks: filled(box(16, 16, 32, 32), box(48, 48, 32, 32)),
  waves: stroked(4, wave(16), wave(48)),
  zigzag: stroked(5, zigzag(24), zigzag(56)),
  confetti: filled(
    box(12, 14, 12, 4, 35),
    circle(34, 9, 3),
    box(54, 20, 12, 4, -50),
    circle(12, 40, 2.5),
    box(33, 34, 11, 4, 80),
    circle(53, 44, 3.5),
    box(22, 55, 12, 4, -20),
    box(47, 58, 8, 3.5, 15),
  ),
  triangles: filled(
    polygonPath([
      { x: 16, y: 6 },
      { x: 27, y: 26 },
      { x: 5, y: 26 },
    ]),
    polygonPath([
      { x: 48, y: 38 },
      { x: 59, y: 58 },
      { x: 37, y: 58 },
    ]),
  ),
  // After the cloths of the coast: a flower in the middle, seeds around it, half-moons where four tiles meet.
  kanga: filled(
    ...[45, 135, 225, 315].map(petal),
    circle(32, 32, 3.5),
    ...[0, 90, 180, 270].map(degrees => {
      const turn = (degrees * Math.PI) / 180
      return circle(32 + 17 * Math.cos(turn), 32 + 17 * Math.sin(turn), 2.5)
    }),
    ...corners.map(([x, y]) => ellipsePath(x - 9, y - 9, 18, 18) + ellipsePath(x - 5, y - 5, 10, 10, true)),
    ...corners.map(([x, y]) => circle(x, y, 2.5)),
    ...(
      [
        [0, 32],
        [64, 32],
        [32, 0],
        [32, 64],
      ] as const
    ).map(([x, y]) => box(x, y, 7, 7, 45)),
  ),
}

/**
 * What a tile of a pattern is drawn of, in the pattern's one colour upon the other. What lies beyond the tile is cut off; the tiles meet
 * without a seam.
 */
export const patternTile = (pattern: PatternId): readonly PatternPath[] => tiles[pattern]
