import { describe, expect, test } from 'vitest'
import type { Bounds } from './bounds.ts'
import { type SnapField, snapMove, snapSide } from './snapMove.ts'

const box = (left: number, top: number, width: number, height: number): Bounds => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
})

const field = (others: readonly Bounds[], more: Partial<SnapField> = {}): SnapField => ({
  others,
  paper: { width: 1000, height: 800 },
  aids: { guides: { x: [], y: [] }, grid: null },
  reach: 8,
  ...more,
})

/** What is true of one axis is true of the other: the same things, seen in a mirror along the diagonal. */
const mirrored = ({ left, top, right, bottom }: Bounds): Bounds => ({
  left: top,
  top: left,
  right: bottom,
  bottom: right,
})
const mirroredField = ({ others, paper, aids, reach }: SnapField): SnapField => ({
  others: others.map(mirrored),
  paper: { width: paper.height, height: paper.width },
  aids: { ...aids, guides: { x: aids.guides.y, y: aids.guides.x } },
  reach,
})

/** How far the box goes along an axis, with the marks of that axis. */
function along(axis: 'x' | 'y', moving: Bounds, around: SnapField) {
  const moved = axis === 'x' ? snapMove(moving, around) : snapMove(mirrored(moving), mirroredField(around))
  return {
    by: moved[axis],
    marks: moved.marks.flatMap(({ axis: of, ...mark }) => (of === axis ? [mark] : [])),
  }
}

describe.each(['x', 'y'] as const)('along %s', axis => {
  test('the edges and the middle of the paper draw', () => {
    expect(along(axis, box(5, 300, 100, 90), field([])).by).toBe(-5)
    expect(along(axis, box(894, 300, 100, 90), field([])).by).toBe(6)
    expect(along(axis, box(447, 300, 100, 90), field([])).by).toBe(3)
    expect(along(axis, box(420, 300, 100, 90), field([])).by).toBe(0)
  })

  test('the nearest of all lines wins', () => {
    const others = [box(206, 500, 50, 50), box(300, 600, 40, 40)]
    expect(along(axis, box(203, 100, 99, 50), field(others)).by).toBe(-2)
  })

  test('a line is shown as far as what lies on it reaches', () => {
    const others = [box(200, 500, 50, 50), box(200, 100, 80, 20)]
    expect(along(axis, box(203, 300, 52, 60), field(others))).toEqual({
      by: -3,
      marks: [{ kind: 'line', at: 200, from: 100, to: 550 }],
    })
  })

  test('a line of the paper is shown all across', () => {
    expect(along(axis, box(3, 300, 70, 60), field([])).marks).toEqual([
      { kind: 'line', at: 0, from: 0, to: 800 },
    ])
  })

  test('between two neighbours the gaps become equal', () => {
    const others = [box(100, 300, 100, 60), box(600, 310, 111, 60)]
    expect(along(axis, box(347, 320, 101, 50), field(others))).toEqual({
      by: 2.5,
      marks: [
        { kind: 'gap', from: 200, to: 349.5, across: 345 },
        { kind: 'gap', from: 450.5, to: 600, across: 345 },
      ],
    })
  })

  test('after two neighbours the gap is that between them, on both sides', () => {
    const others = [box(100, 300, 100, 60), box(237, 310, 100, 60)]
    const after = along(axis, box(371, 320, 71, 50), field(others))
    expect(after.by).toBe(3)
    expect(after.marks).toEqual([
      { kind: 'gap', from: 200, to: 237, across: 345 },
      { kind: 'gap', from: 337, to: 374, across: 345 },
    ])
    expect(along(axis, box(3, 320, 58, 50), field(others)).by).toBe(2)
  })

  test('what does not lie beside is no neighbour', () => {
    const others = [box(100, 700, 100, 60), box(600, 710, 111, 60)]
    expect(along(axis, box(347, 320, 101, 50), field(others)).by).toBe(0)
  })

  test('guides and the grid draw, too', () => {
    const guides = { x: [433], y: [] }
    expect(along(axis, box(430, 320, 50, 50), field([], { aids: { guides, grid: null } })).by).toBe(3)
    const grid = { guides: { x: [], y: [] }, grid: 32 }
    expect(along(axis, box(325, 320, 50, 50), field([], { aids: grid })).by).toBe(-5)
  })

  test('a side that is dragged goes to the nearest line', () => {
    const around = field([box(200, 500, 51, 51)])
    const at = (place: number) => snapSide(axis, place, axis === 'x' ? around : mirroredField(around))
    expect(at(246)).toEqual({ by: 5, lines: [251] })
    expect(at(230)).toEqual({ by: -4.5, lines: [225.5] })
    expect(at(300)).toEqual({ by: 0, lines: [] })
  })
})

test('in line with others it says how far the nearest are', () => {
  const others = [box(200, 500, 60, 50), box(200, 100, 60, 40), box(200, 20, 60, 30)]
  const { marks } = snapMove(box(202, 300, 60, 70), field(others))
  expect(marks.filter(mark => mark.kind === 'gap')).toEqual([
    { axis: 'y', kind: 'gap', from: 140, to: 300, across: 230 },
    { axis: 'y', kind: 'gap', from: 370, to: 500, across: 230 },
  ])
})

test('both axes at once, each by itself', () => {
  const moved = snapMove(box(202, 497, 60, 70), field([box(200, 500, 50, 51)]))
  expect([moved.x, moved.y]).toEqual([-2, 3])
})
