import type { LineLayer } from '../layers/lineLayer.ts'
import { at, ellipsePath, lineTo, moveTo, polygonPath, type Point } from './pathData.ts'

type LineEnd = LineLayer['start']

export interface LinePaths {
  /** The line itself, to be stroked with butt ends; it stops short of filled ends so that it does not show at their tips. */
  line: string
  /** Of the two ends: filled with the line's colour, or stroked like it (always solid) with round ends and joins. */
  ends: { path: string; filled: boolean }[]
}

/** How long an end is, in widths of the stroke, and how much of it the line must leave free. */
const ends: Record<LineEnd, { size: number; free: number }> = {
  none: { size: 0, free: 0 },
  arrow: { size: 4, free: 0.5 },
  triangle: { size: 4, free: 3 },
  circle: { size: 3, free: 1.5 },
  bar: { size: 4, free: 0 },
}

/**
 * A line from the middle of the left edge of its frame to the middle of the right one. A bent one rises upwards by `bend` times
 * its length (downwards when that is less than nothing) and may so leave its frame.
 */
export function linePath({ frame, stroke, start, end, bend }: LineLayer): LinePaths {
  const [from, to] = [
    { x: 0, y: frame.height / 2 },
    { x: frame.width, y: frame.height / 2 },
  ]
  const middle = { x: frame.width / 2, y: frame.height / 2 - 2 * bend * frame.width }
  // No end is longer than a third of the line.
  const unit = Math.min(stroke.width, frame.width / 12)
  const startsAt = along(from, middle, ends[start].free * unit)
  const endsAt = along(to, middle, ends[end].free * unit)
  const course =
    bend === 0 ? lineTo(endsAt.x, endsAt.y) : `Q${at(middle.x, middle.y)} ${at(endsAt.x, endsAt.y)}`
  return {
    line: `${moveTo(startsAt.x, startsAt.y)}${course}`,
    ends: [...endPath(start, from, middle, unit), ...endPath(end, to, middle, unit)],
  }
}

/** The point that lies `distance` from `from` on the way to `to`. */
function along(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  return {
    x: from.x + ((to.x - from.x) / length) * distance,
    y: from.y + ((to.y - from.y) / length) * distance,
  }
}

/** What stands at `tip`, looking away from `behind`. */
function endPath(end: LineEnd, tip: Point, behind: Point, unit: number): LinePaths['ends'] {
  const size = ends[end].size * unit
  const back = along(tip, behind, size)
  // Half the end's breadth, at a right angle to the line.
  const aside = {
    x: (-(back.y - tip.y) / (size || 1)) * size * 0.55,
    y: ((back.x - tip.x) / (size || 1)) * size * 0.55,
  }
  const [one, other] = [
    { x: back.x + aside.x, y: back.y + aside.y },
    { x: back.x - aside.x, y: back.y - aside.y },
  ]
  switch (end) {
    case 'none':
      return []
    case 'triangle':
      return [{ path: polygonPath([tip, one, other]), filled: true }]
    case 'arrow':
      return [
        { path: `${moveTo(one.x, one.y)}${lineTo(tip.x, tip.y)}${lineTo(other.x, other.y)}`, filled: false },
      ]
    case 'circle': {
      const centre = along(tip, behind, size / 2)
      return [{ path: ellipsePath(centre.x - size / 2, centre.y - size / 2, size, size), filled: true }]
    }
    case 'bar': {
      const [upper, lower] = [
        { x: tip.x + aside.x, y: tip.y + aside.y },
        { x: tip.x - aside.x, y: tip.y - aside.y },
      ]
      return [{ path: `${moveTo(upper.x, upper.y)}${lineTo(lower.x, lower.y)}`, filled: false }]
    }
  }
}
