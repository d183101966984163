import type { Scene } from '#shared/design/scene.ts'
import type { Aids } from '../Stage.ts'
import type { Bounds } from './bounds.ts'
import { type Snapped, snapPoint, snapSpan } from './snapSpan.ts'

/** What is shown of a snap: lines at an x or y, and equal gaps along an axis at a height. */
export type SnapMark =
  | { axis: 'x' | 'y'; kind: 'line'; at: number; from: number; to: number }
  | { axis: 'x' | 'y'; kind: 'gap'; from: number; to: number; across: number }

export interface SnapMove {
  x: number
  y: number
  marks: SnapMark[]
}

type Paper = Pick<Scene, 'width' | 'height'>

/** Where a box that is being moved comes to lie. `reach` in units. */
export function snapMove(
  box: Bounds,
  others: readonly Bounds[],
  paper: Paper,
  aids: Aids,
  reach: number,
): SnapMove {
  // Gaps are those between things beside each other, so only what overlaps across is a neighbour.
  const beside = others.filter(one => one.top < box.bottom && one.bottom > box.top)
  const over = others.filter(one => one.left < box.right && one.right > box.left)
  const [linesX, linesY] = [snapLinesX(others, paper, aids), snapLinesY(others, paper, aids)]
  const x = snapSpan(
    { from: box.left, to: box.right },
    [...linesX, ...gridNear(aids, [box.left, box.right])],
    beside.map(({ left, right }) => ({ from: left, to: right })),
    reach,
  )
  const y = snapSpan(
    { from: box.top, to: box.bottom },
    [...linesY, ...gridNear(aids, [box.top, box.bottom])],
    over.map(({ top, bottom }) => ({ from: top, to: bottom })),
    reach,
  )
  const moved = {
    left: box.left + x.by,
    right: box.right + x.by,
    top: box.top + y.by,
    bottom: box.bottom + y.by,
  }
  return {
    x: x.by,
    y: y.by,
    marks: [...marksX(x.snapped, moved, others, paper), ...marksY(y.snapped, moved, others, paper)],
  }
}

/** Where a side that is being dragged comes to lie. */
export const snapSide = (
  axis: 'x' | 'y',
  at: number,
  others: readonly Bounds[],
  paper: Paper,
  aids: Aids,
  reach: number,
): { by: number; lines: number[] } => {
  const lines = axis === 'x' ? snapLinesX(others, paper, aids) : snapLinesY(others, paper, aids)
  const { by, snapped } = snapPoint(at, [...lines, ...gridNear(aids, [at])], reach)
  return { by, lines: snapped.flatMap(one => (one.kind === 'line' ? [one.at] : [])) }
}

const snapLinesX = (others: readonly Bounds[], { width }: Paper, { guides }: Aids): number[] => [
  0,
  width / 2,
  width,
  ...guides.x,
  ...others.flatMap(({ left, right }) => [left, (left + right) / 2, right]),
]

const snapLinesY = (others: readonly Bounds[], { height }: Paper, { guides }: Aids): number[] => [
  0,
  height / 2,
  height,
  ...guides.y,
  ...others.flatMap(({ top, bottom }) => [top, (top + bottom) / 2, bottom]),
]

/** The lines of the grid nearest to these places. */
const gridNear = ({ grid }: Aids, places: readonly number[]): number[] =>
  grid === null ? [] : places.map(place => Math.round(place / grid) * grid)

function marksX(
  snapped: readonly Snapped[],
  box: Bounds,
  others: readonly Bounds[],
  paper: Paper,
): SnapMark[] {
  return snapped.flatMap((one): SnapMark[] => {
    if (one.kind === 'gaps') {
      return one.gaps.map(gap => ({ axis: 'x', kind: 'gap', ...gap, across: (box.top + box.bottom) / 2 }))
    }
    const on = others.filter(({ left, right }) =>
      [left, (left + right) / 2, right].some(at => near(at, one.at)),
    )
    const ends = on.length === 0 ? [0, paper.height] : on.flatMap(({ top, bottom }) => [top, bottom])
    return [{ axis: 'x', kind: 'line', at: one.at, ...reaching([...ends, box.top, box.bottom]) }]
  })
}

function marksY(
  snapped: readonly Snapped[],
  box: Bounds,
  others: readonly Bounds[],
  paper: Paper,
): SnapMark[] {
  return snapped.flatMap((one): SnapMark[] => {
    if (one.kind === 'gaps') {
      return one.gaps.map(gap => ({ axis: 'y', kind: 'gap', ...gap, across: (box.left + box.right) / 2 }))
    }
    const on = others.filter(({ top, bottom }) =>
      [top, (top + bottom) / 2, bottom].some(at => near(at, one.at)),
    )
    const ends = on.length === 0 ? [0, paper.width] : on.flatMap(({ left, right }) => [left, right])
    return [{ axis: 'y', kind: 'line', at: one.at, ...reaching([...ends, box.left, box.right]) }]
  })
}

const near = (a: number, b: number) => Math.abs(a - b) < 0.01
const reaching = (ends: readonly number[]) => ({ from: Math.min(...ends), to: Math.max(...ends) })
