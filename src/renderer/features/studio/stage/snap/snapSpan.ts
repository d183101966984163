/** Something with a beginning and an end along one axis, in units. */
export interface Span {
  from: number
  to: number
}

/** What a span came to lie against: a line all across, or the same gap on both sides. */
export type Snapped =
  | { kind: 'line'; at: number }
  /** Between neighbours, or as far from the last as that is from the one before. */
  | { kind: 'gaps'; gaps: Span[] }

export interface SnapResult {
  /** What is to be added to the span. */
  by: number
  snapped: Snapped[]
}

/** Differences below this are the same place. */
const same = 0.01

/**
 * Moves a span to the nearest line with its beginning, middle or end, or to where gaps between it and its neighbours are equal, when that
 * is not farther than `reach`.
 */
export function snapSpan(
  span: Span,
  lines: readonly number[],
  neighbours: readonly Span[],
  reach: number,
): SnapResult {
  const middle = (span.from + span.to) / 2
  const ways = [
    ...lines.flatMap(at => [at - span.from, at - middle, at - span.to]),
    ...equalGaps(span, neighbours).map(({ by }) => by),
  ].filter(by => Math.abs(by) <= reach)
  if (ways.length === 0) return { by: 0, snapped: [] }
  const by = ways.reduce((best, way) => (Math.abs(way) < Math.abs(best) ? way : best))
  const places = [span.from + by, middle + by, span.to + by]
  const met = [...new Set(lines)].filter(at => places.some(place => Math.abs(place - at) < same))
  return {
    by,
    snapped: [
      ...met.map((at): Snapped => ({ kind: 'line', at })),
      ...equalGaps(span, neighbours)
        .filter(way => Math.abs(way.by - by) < same)
        .map(({ gaps }): Snapped => ({ kind: 'gaps', gaps })),
    ],
  }
}

/** A side at which only one end moves: to the nearest line. */
export function snapPoint(at: number, lines: readonly number[], reach: number): SnapResult {
  return snapSpan({ from: at, to: at }, lines, [], reach)
}

interface Way {
  by: number
  gaps: Span[]
}

function equalGaps({ from, to }: Span, neighbours: readonly Span[]): Way[] {
  const length = to - from
  const before = neighbours.filter(one => one.to <= (from + to) / 2).sort((a, b) => b.to - a.to)
  const after = neighbours.filter(one => one.from >= (from + to) / 2).sort((a, b) => a.from - b.from)
  const [left, beyondLeft] = before
  const [right, beyondRight] = after
  const ways: Way[] = []
  if (left !== undefined && right !== undefined && right.from - left.to > length) {
    const gap = (right.from - left.to - length) / 2
    ways.push({
      by: left.to + gap - from,
      gaps: [
        { from: left.to, to: left.to + gap },
        { from: right.from - gap, to: right.from },
      ],
    })
  }
  if (left !== undefined && beyondLeft !== undefined && left.from > beyondLeft.to) {
    const gap = left.from - beyondLeft.to
    ways.push({
      by: left.to + gap - from,
      gaps: [
        { from: beyondLeft.to, to: left.from },
        { from: left.to, to: left.to + gap },
      ],
    })
  }
  if (right !== undefined && beyondRight !== undefined && beyondRight.from > right.to) {
    const gap = beyondRight.from - right.to
    ways.push({
      by: right.from - gap - to,
      gaps: [
        { from: right.to, to: beyondRight.from },
        { from: right.from - gap, to: right.from },
      ],
    })
  }
  return ways
}
