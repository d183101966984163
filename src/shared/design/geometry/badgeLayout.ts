import type { BadgeLayer } from '../layers/badgeLayer.ts'
import { lineTo, moveTo, polygonPath } from './pathData.ts'
import { shapePath, tagHoleEnd } from './shapePath.ts'

export interface BadgeLine {
  text: string
  /** The middle of the line and its base line, in units from the top left of the frame. */
  x: number
  baseline: number
  /** Height of its letters in units. */
  size: number
  width: number
  /** It is drawn through: what something cost before. */
  struck: boolean
}

export interface BadgeLayout {
  /** Its outline as SVG path data; null when it has none. */
  path: string | null
  lines: BadgeLine[]
}

/** How wide a text is in letters of size 1, in the badge's family and weight. */
export type MeasureText = (text: string) => number

/** The part of the frame that is free for words: left, top, right and bottom as shares. */
const rooms: Record<BadgeLayer['shape'], readonly [number, number, number, number]> = {
  circle: [0.13, 0.16, 0.13, 0.16],
  burst: [0.17, 0.2, 0.17, 0.2],
  // From the hole for its string on.
  tag: [0.05, 0.12, 0.08, 0.12],
  ribbon: [0.16, 0.14, 0.16, 0.14],
  pill: [0.12, 0.12, 0.12, 0.12],
  flag: [0.08, 0.1, 0.2, 0.1],
  none: [0, 0, 0, 0],
}

/** How large the small words are beside the large one, and the space between lines, in sizes of the large one. */
const smallShare = 0.34
const gap = 0.2
/** Of a size: how high capitals and figures are, which is what a badge is made of. */
const capitalHeight = 0.72

/**
 * Where the words of a badge stand: as large as its shape has room for, the large word in the middle of its share, the small
 * ones over and under it.
 */
export function badgeLayout(badge: BadgeLayer, measure: MeasureText): BadgeLayout {
  const { width, height } = badge.frame
  const [free, top, right, bottom] = rooms[badge.shape]
  const left = free + (badge.shape === 'tag' ? tagHoleEnd(width, height) / width : 0)
  const room = { width: width * (1 - left - right), height: height * (1 - top - bottom) }
  const rows = [
    { text: badge.above, share: smallShare, struck: false },
    { text: badge.text, share: 1, struck: false },
    { text: badge.before, share: smallShare, struck: true },
  ].filter(row => row.text.trim() !== '')
  // Lines share the height; a long one is made smaller by itself, so that a long small word does not shrink the price.
  const parts =
    rows.reduce((sum, row) => sum + row.share * capitalHeight, 0) + Math.max(0, rows.length - 1) * gap
  const byHeight = parts === 0 ? 0 : room.height / parts
  const large = Math.min(
    byHeight,
    ...rows.filter(row => row.share === 1).map(row => room.width / (measure(row.text) || 1)),
  )
  const sized = rows.map(row => {
    const wide = measure(row.text) || 1
    const size = Math.min(large * row.share, (room.width * (row.share === 1 ? 1 : 0.86)) / wide)
    return { ...row, size, width: wide * size }
  })
  const total =
    sized.reduce((sum, row) => sum + row.size * capitalHeight, 0) + Math.max(0, rows.length - 1) * gap * large
  const x = width * left + room.width / 2
  let y = height * top + (room.height - total) / 2
  const lines = sized.map(({ text, size, width: wide, struck }) => {
    const baseline = y + size * capitalHeight
    y = baseline + gap * large
    return { text, x, baseline, size, width: wide, struck }
  })
  return { path: badgePath(badge.shape, width, height), lines }
}

function badgePath(shape: BadgeLayer['shape'], width: number, height: number): string | null {
  switch (shape) {
    case 'none':
      return null
    case 'circle':
      return shapePath('ellipse', width, height)
    case 'burst':
      return shapePath('burst', width, height, { points: 18 })
    case 'pill':
      return shapePath('rectangle', width, height, { radius: Math.min(width, height) / 2 })
    case 'flag':
      return flagPath(width, height)
    case 'tag':
    case 'ribbon':
      return shapePath(shape, width, height)
  }
}

/** Straight on the left, cut in on the right. */
const flagPath = (width: number, height: number) =>
  polygonPath([
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width - Math.min(height * 0.4, width * 0.16), y: height / 2 },
    { x: width, y: height },
    { x: 0, y: height },
  ])

/** The line through what something cost before: rising a little, a trifle longer than the words. */
export const strikePath = ({ x, baseline, size, width }: BadgeLine) =>
  `${moveTo(x - width * 0.54, baseline - size * 0.22)}${lineTo(x + width * 0.54, baseline - size * 0.5)}`
