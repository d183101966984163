/** Pieces of SVG path data. Coordinates are rounded to thousandths: what is drawn twice is the same to the character. */

export interface Point {
  x: number
  y: number
}

const number = (value: number) => String(Math.round(value * 1000) / 1000 + 0)

export const at = (x: number, y: number) => `${number(x)} ${number(y)}`
export const moveTo = (x: number, y: number) => `M${at(x, y)}`
export const lineTo = (x: number, y: number) => `L${at(x, y)}`

/** A quarter or less of an ellipse, the shorter way. */
export const arcTo = (rx: number, ry: number, x: number, y: number, clockwise = true) =>
  `A${at(rx, ry)} 0 0 ${clockwise ? '1' : '0'} ${at(x, y)}`

/** Straight edges from point to point, and back to the first. */
export const polygonPath = (points: readonly Point[]) =>
  `${points.map(({ x, y }, index) => (index === 0 ? moveTo(x, y) : lineTo(x, y))).join('')}Z`

/** A whole ellipse within a box; `inwards` runs the other way round, which makes a hole of it. */
export function ellipsePath(x: number, y: number, width: number, height: number, inwards = false): string {
  const [rx, ry] = [width / 2, height / 2]
  const left = moveTo(x, y + ry)
  return `${left}${arcTo(rx, ry, x + width, y + ry, !inwards)}${arcTo(rx, ry, x, y + ry, !inwards)}Z`
}

/** A box with round corners; the radius is never more than half its shorter side. */
export function roundedPath(x: number, y: number, width: number, height: number, radius: number): string {
  const r = Math.max(0, Math.min(radius, width / 2, height / 2))
  if (r === 0) return `${moveTo(x, y)}H${number(x + width)}V${number(y + height)}H${number(x)}Z`
  return [
    moveTo(x + r, y),
    lineTo(x + width - r, y),
    arcTo(r, r, x + width, y + r),
    lineTo(x + width, y + height - r),
    arcTo(r, r, x + width - r, y + height),
    lineTo(x + r, y + height),
    arcTo(r, r, x, y + height - r),
    lineTo(x, y + r),
    arcTo(r, r, x + r, y),
    'Z',
  ].join('')
}

/**
 * Path data drawn for a box of 1 by 1, laid over a box of any size. Only absolute M, L, C, Q and Z: arcs would not stay
 * arcs when a box is stretched.
 */
export const stretchedPath = (unit: string, width: number, height: number) => {
  let horizontal = false
  return unit.replace(/[A-Z]|-?[\d.]+/g, piece => {
    if (/[A-Z]/.test(piece)) return piece
    horizontal = !horizontal
    return number(Number(piece) * (horizontal ? width : height))
  })
}
