import type { QrLayer } from '../layers/qrLayer.ts'
import { ellipsePath, roundedPath } from './pathData.ts'

/** Rows and columns of the three squares by which a reader finds a code. */
const finderSize = 7

const inFinder = (row: number, column: number, size: number) =>
  (row < finderSize && (column < finderSize || column >= size - finderSize)) ||
  (row >= size - finderSize && column < finderSize)

/**
 * The dark modules as one SVG path within a square of `side` units, the quiet zone of `margin` modules around them. Runs of a row are
 * one piece, so that no hairlines show between them; the finder squares stay whole whatever the dots are, because readers need them.
 */
export function qrPath(
  matrix: readonly (readonly boolean[])[],
  side: number,
  { margin, dots }: Pick<QrLayer, 'margin' | 'dots'>,
): string {
  const size = matrix.length
  const unit = side / (size + 2 * margin)
  const place = (module: number) => (module + margin) * unit
  const pieces: string[] = []
  matrix.forEach((cells, row) => {
    let column = 0
    while (column < size) {
      const round = dots === 'round' && !inFinder(row, column, size)
      let end = column
      if (round) end = cells[column] === true ? column + 1 : column
      else while (end < size && cells[end] === true && (dots === 'square' || inFinder(row, end, size))) end++
      if (end > column) {
        // A trifle higher than a row, so that rows join without a gap.
        const overlap = row + 1 < size ? unit * 0.02 : 0
        pieces.push(
          round
            ? ellipsePath(place(column) + unit * 0.05, place(row) + unit * 0.05, unit * 0.9, unit * 0.9)
            : roundedPath(place(column), place(row), (end - column) * unit, unit + overlap, 0),
        )
      }
      column = Math.max(end, column + 1)
    }
  })
  return pieces.join('')
}
