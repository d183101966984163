/** A part of the paper by shares of it. */
export interface Cell {
  x: number
  y: number
  width: number
  height: number
}

/** Rows of cells as shares of their row, with the share of the height each row has. */
const fromRows = (...rows: readonly [height: number, ...widths: number[]][]): Cell[] => {
  const heights = rows.map(([height]) => height)
  const total = heights.reduce((sum, height) => sum + height, 0)
  let y = 0
  return rows.flatMap(([share, ...widths]) => {
    const height = share / total
    const across = widths.reduce((sum, width) => sum + width, 0)
    let x = 0
    const cells = widths.map(width => {
      const cell = { x, y, width: width / across, height }
      x += width / across
      return cell
    })
    y += height
    return cells
  })
}

/** The same turned: columns instead of rows. */
const fromColumns = (...columns: readonly [width: number, ...heights: number[]][]): Cell[] =>
  fromRows(...columns).map(({ x, y, width, height }) => ({ x: y, y: x, width: height, height: width }))

/** Ways to lay several pictures over the whole paper. */
export const collageGrids: readonly (readonly Cell[])[] = [
  fromRows([1, 1, 1]),
  fromRows([1, 1], [1, 1]),
  fromRows([1, 1], [1, 1, 1]),
  fromRows([1, 1, 1], [1, 1]),
  fromColumns([1, 1], [1, 1, 1]),
  fromColumns([1, 1, 1], [1, 1]),
  fromRows([1, 1, 1], [1, 1, 1]),
  fromRows([1, 1, 1, 1]),
  fromColumns([1, 1, 1, 1]),
  fromRows([2, 1], [1, 1, 1, 1]),
  fromColumns([2, 1], [1, 1, 1, 1]),
  fromColumns([1, 2, 1], [1, 1, 2]),
  fromRows([1, 1, 1], [1.4, 1], [1, 1, 1]),
  fromRows([1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1]),
  fromRows([1, 2, 1], [1, 1, 2]),
]

/** The cells on a paper, with a gap between them and the same around; all in units. */
export function cellsOn(
  cells: readonly Cell[],
  paper: { width: number; height: number },
  gap: number,
): Cell[] {
  const width = paper.width - gap
  const height = paper.height - gap
  return cells.map(cell => ({
    x: gap + cell.x * width,
    y: gap + cell.y * height,
    width: cell.width * width - gap,
    height: cell.height * height - gap,
  }))
}
