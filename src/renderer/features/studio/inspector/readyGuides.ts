import type { Guides } from '#shared/design/design.ts'

interface Size {
  width: number
  height: number
}

/** As a share of the shorter side. */
const marginShare = 0.06
const shares = { middle: [1 / 2], thirds: [1 / 3, 2 / 3] } as const

/** Guides that are wanted again and again, beside those that are there; a place that has one gets no other. */
export function readyGuides(
  kind: 'middle' | 'thirds' | 'margins',
  { width, height }: Size,
  there: Guides,
): Guides {
  const margin = Math.round(Math.min(width, height) * marginShare)
  const along = (length: number) =>
    kind === 'margins' ? [margin, length - margin] : shares[kind].map(share => Math.round(length * share))
  return { x: [...new Set([...there.x, ...along(width)])], y: [...new Set([...there.y, ...along(height)])] }
}
