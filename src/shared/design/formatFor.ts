import type { PictureSize } from '../network/descriptor.ts'
import type { DesignFormat } from './designFormat.ts'

/** Sizes whose proportions differ by less than this look the same. */
const near = 0.02

const apart = (one: PictureSize, other: PictureSize): number =>
  Math.abs(Math.log((one.width * other.height) / (one.height * other.width)))

/** Whether a format has the proportions of a size. */
export const suits = (size: PictureSize, format: PictureSize): boolean => apart(size, format) < near

/**
 * Which of a design's formats is best for a place that wants these sizes, best first: the first size that there is a format for, else the
 * format nearest to the best size. Null only for a design without formats.
 */
export function formatFor(
  sizes: readonly PictureSize[],
  formats: readonly DesignFormat[],
): DesignFormat | null {
  const nearest = (size: PictureSize) =>
    formats.reduce<DesignFormat | null>(
      (best, one) => (best === null || apart(one, size) < apart(best, size) ? one : best),
      null,
    )
  for (const size of sizes) {
    const format = nearest(size)
    if (format !== null && suits(size, format)) return format
  }
  const [best] = sizes
  return best === undefined ? (formats[0] ?? null) : nearest(best)
}
