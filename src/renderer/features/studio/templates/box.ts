/** A part of the paper, in units of the format. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export const inset = ({ x, y, width, height }: Box, by: number, byY = by): Box => ({
  x: x + by,
  y: y + byY,
  width: Math.max(1, width - 2 * by),
  height: Math.max(1, height - 2 * byY),
})

/** A part by shares of the box: left, top, width, height. */
export const part = (box: Box, x: number, y: number, width: number, height: number): Box => ({
  x: box.x + box.width * x,
  y: box.y + box.height * y,
  width: box.width * width,
  height: box.height * height,
})

/** As high as the shares say, one under the other, with gaps in units. */
export function rows<const S extends readonly number[]>(
  box: Box,
  shares: S,
  gap = 0,
): { [K in keyof S]: Box } {
  const free = box.height - gap * (shares.length - 1)
  const total = shares.reduce((sum, share) => sum + share, 0)
  let y = box.y
  return shares.map(share => {
    const height = (free * share) / total
    const row = { x: box.x, y, width: box.width, height }
    y += height + gap
    return row
    // The result has a box for each share; map only knows that it is a list.
  }) as unknown as { [K in keyof S]: Box }
}

/** As wide as the shares say, side by side, with gaps in units. */
export const columns = <const S extends readonly number[]>(box: Box, shares: S, gap = 0) => {
  const turn = ({ x, y, width, height }: Box): Box => ({ x: y, y: x, width: height, height: width })
  return rows(turn(box), shares, gap).map(turn) as unknown as { [K in keyof S]: Box }
}

/** A square in the middle of a box, or at its left or right end, as large as it can be. */
export function square({ x, y, width, height }: Box, at: 0 | 0.5 | 1 = 0.5): Box {
  const side = Math.min(width, height)
  return { x: x + (width - side) * at, y: y + (height - side) / 2, width: side, height: side }
}
