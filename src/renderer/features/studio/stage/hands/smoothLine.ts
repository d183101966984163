import type { DrawnLine, ScreenPoint } from '../Stage.ts'

/** How near the points of a drawn line may lie, and how far it may be from what the hand did, in units at a zoom of 1. */
const closest = 1.5
const offBy = 0.8
const mostPoints = 10_000

/** A line as a hand drew it (in units), without its tremble and with as few points as show no difference. */
export function smoothLine(points: readonly ScreenPoint[], width: number, zoom: number): DrawnLine {
  const kept = simplified(averaged(points, closest / zoom), offBy / zoom).slice(0, mostPoints)
  const [xs, ys] = [kept.map(({ x }) => x), kept.map(({ y }) => y)]
  const [left, top] = [least(xs), least(ys)]
  const [wide, high] = [
    Math.max(1, -least(xs.map(x => -x)) - left),
    Math.max(1, -least(ys.map(y => -y)) - top),
  ]
  return {
    frame: { x: left, y: top, width: wide, height: high, rotation: 0 },
    points: kept.flatMap(({ x, y }) => [(x - left) / wide, (y - top) / high]),
    width,
  }
}

const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Infinity)

/** Each point between its neighbours; the ends stay. */
function averaged(points: readonly ScreenPoint[], distance: number): ScreenPoint[] {
  const apart = points.filter((point, index) => {
    const before = points[index - 1]
    return (
      before === undefined ||
      index === points.length - 1 ||
      Math.hypot(point.x - before.x, point.y - before.y) >= distance
    )
  })
  return apart.map((point, index) => {
    const [before, after] = [apart[index - 1], apart[index + 1]]
    if (before === undefined || after === undefined) return point
    return { x: (before.x + 2 * point.x + after.x) / 4, y: (before.y + 2 * point.y + after.y) / 4 }
  })
}

/** Ramer, Douglas and Peucker: points nearer to the straight way than `off` go. */
function simplified(points: readonly ScreenPoint[], off: number): ScreenPoint[] {
  const keep = new Set([0, points.length - 1])
  const open: [number, number][] = [[0, points.length - 1]]
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const [from, to] = part
    const [start, end] = [points[from], points[to]]
    if (start === undefined || end === undefined) continue
    let [farthest, distance] = [-1, off]
    for (let index = from + 1; index < to; index += 1) {
      const point = points[index]
      const away = point === undefined ? 0 : distanceTo(point, start, end)
      if (away > distance) [farthest, distance] = [index, away]
    }
    if (farthest === -1) continue
    keep.add(farthest)
    open.push([from, farthest], [farthest, to])
  }
  return points.filter((_, index) => keep.has(index))
}

function distanceTo(point: ScreenPoint, start: ScreenPoint, end: ScreenPoint): number {
  const [x, y] = [end.x - start.x, end.y - start.y]
  const length = Math.hypot(x, y)
  if (length === 0) return Math.hypot(point.x - start.x, point.y - start.y)
  return Math.abs(x * (start.y - point.y) - y * (start.x - point.x)) / length
}
