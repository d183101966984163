import type { Scene } from '#shared/design/scene.ts'
import type { Aids } from '../Stage.ts'
import type { Bounds } from './bounds.ts'
import { type Snapped, snapPoint, snapSpan, type Span } from './snapSpan.ts'

/** What is shown of a snap: lines at an x or y, and gaps along an axis at a height, with how far they are. */
export type SnapMark =
  | { axis: Axis; kind: 'line'; at: number; from: number; to: number }
  | { axis: Axis; kind: 'gap'; from: number; to: number; across: number }

export interface SnapMove {
  x: number
  y: number
  marks: SnapMark[]
}

export type Axis = 'x' | 'y'
type Paper = Pick<Scene, 'width' | 'height'>

/** What things lie among: the other layers, the edges of the paper, guides and the grid. */
export interface SnapField {
  others: readonly Bounds[]
  paper: Paper
  aids: Pick<Aids, 'guides' | 'grid'>
  /** From how near something snaps, in units. */
  reach: number
}

/** Where a box that is being moved comes to lie. */
export function snapMove(box: Bounds, field: SnapField): SnapMove {
  const [x, y] = [snapAlong('x', box, field), snapAlong('y', box, field)]
  const moved = {
    left: box.left + x.by,
    right: box.right + x.by,
    top: box.top + y.by,
    bottom: box.bottom + y.by,
  }
  const marks = [...marksOf('x', x.snapped, moved, field), ...marksOf('y', y.snapped, moved, field)]
  const distances = (['x', 'y'] as const).flatMap(axis => distancesAlong(axis, moved, marks, field))
  return { x: x.by, y: y.by, marks: [...marks, ...distances] }
}

/** How far it is, along an axis, to the nearest on both sides that lies on a line across with it. Equal gaps say it themselves. */
function distancesAlong(axis: Axis, box: Bounds, marks: readonly SnapMark[], field: SnapField): SnapMark[] {
  if (marks.some(mark => mark.kind === 'gap' && mark.axis === axis)) return []
  const lines = marks.flatMap(mark => (mark.kind === 'line' && mark.axis !== axis ? [mark.at] : []))
  const { from, to } = spanOf(axis, box)
  const inLine = field.others
    .filter(other =>
      placesOf(spanOf(acrossOf(axis), other)).some(place => lines.some(at => isNear(at, place))),
    )
    .map(other => ({
      across: middleBetween(spanOf(acrossOf(axis), other), spanOf(acrossOf(axis), box)),
      ...spanOf(axis, other),
    }))
  const before = inLine.filter(one => one.to < from).sort((a, b) => b.to - a.to)[0]
  const after = inLine.filter(one => one.from > to).sort((a, b) => a.from - b.from)[0]
  return [
    ...(before === undefined ? [] : [{ from: before.to, to: from, across: before.across }]),
    ...(after === undefined ? [] : [{ from: to, to: after.from, across: after.across }]),
  ].map(gap => ({ axis, kind: 'gap', ...gap }))
}

/** The middle of what two spans share; of the second when they share nothing. */
function middleBetween(one: Span, other: Span): number {
  const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)]
  return from < to ? (from + to) / 2 : (other.from + other.to) / 2
}

/** Where a side that is being dragged comes to lie. */
export function snapSide(axis: Axis, at: number, field: SnapField): { by: number; lines: number[] } {
  const { by, snapped } = snapPoint(at, linesNear(axis, [at], field), field.reach)
  return { by, lines: snapped.flatMap(one => (one.kind === 'line' ? [one.at] : [])) }
}

/** A line that a side lies on, as far as what lies on it, too, reaches. */
export function sideMark(axis: Axis, at: number, box: Bounds, field: SnapField): SnapMark {
  const on = field.others.filter(other => placesOf(spanOf(axis, other)).some(place => isNear(place, at)))
  const across = acrossOf(axis)
  const ends = [spanOf(across, box), ...on.map(other => spanOf(across, other))]
  // Nothing lies on it: it is the paper's, a guide's or the grid's, which go all across.
  if (on.length === 0) ends.push({ from: 0, to: lengthOf(field.paper, across) })
  return {
    axis,
    kind: 'line',
    at,
    from: Math.min(...ends.map(({ from }) => from)),
    to: Math.max(...ends.map(({ to }) => to)),
  }
}

function snapAlong(axis: Axis, box: Bounds, field: SnapField) {
  const span = spanOf(axis, box)
  const across = spanOf(acrossOf(axis), box)
  // Gaps are those between things beside each other, so only what overlaps across is a neighbour.
  const beside = field.others.filter(other => {
    const { from, to } = spanOf(acrossOf(axis), other)
    return from < across.to && to > across.from
  })
  return snapSpan(
    span,
    linesNear(axis, [span.from, span.to], field),
    beside.map(other => spanOf(axis, other)),
    field.reach,
  )
}

/** The lines there are along an axis, and those of the grid nearest to these places. */
const linesNear = (axis: Axis, places: readonly number[], { others, paper, aids }: SnapField): number[] => {
  const { grid } = aids
  return [
    ...placesOf({ from: 0, to: lengthOf(paper, axis) }),
    ...aids.guides[axis],
    ...others.flatMap(other => placesOf(spanOf(axis, other))),
    ...(grid === null ? [] : places.map(place => Math.round(place / grid) * grid)),
  ]
}

function marksOf(axis: Axis, snapped: readonly Snapped[], box: Bounds, field: SnapField): SnapMark[] {
  const { from, to } = spanOf(acrossOf(axis), box)
  return snapped.flatMap((one): SnapMark[] =>
    one.kind === 'gaps'
      ? one.gaps.map(gap => ({ axis, kind: 'gap', ...gap, across: (from + to) / 2 }))
      : [sideMark(axis, one.at, box, field)],
  )
}

const acrossOf = (axis: Axis): Axis => (axis === 'x' ? 'y' : 'x')
const spanOf = (axis: Axis, { left, right, top, bottom }: Bounds): Span =>
  axis === 'x' ? { from: left, to: right } : { from: top, to: bottom }
const lengthOf = ({ width, height }: Paper, axis: Axis) => (axis === 'x' ? width : height)
const placesOf = ({ from, to }: Span) => [from, (from + to) / 2, to]
const isNear = (a: number, b: number) => Math.abs(a - b) < 0.01
