import type { Box } from './fillStyle.ts'

interface Size {
  width: number
  height: number
}

/**
 * The part of a picture that is seen in an area it covers without being stretched, in pixels of the picture. `zoom` is how much larger
 * than needed it is drawn, `x` and `y` what stands in the middle, as shares of it; the part never leaves the picture.
 */
export function coverRect(
  picture: Size,
  area: Size,
  { x, y, zoom }: { x: number; y: number; zoom: number },
): Box {
  const scale = Math.max(area.width / picture.width, area.height / picture.height) * zoom
  const [width, height] = [area.width / scale, area.height / scale]
  const within = (middle: number, part: number, whole: number) =>
    Math.max(0, Math.min(whole - part, middle * whole - part / 2))
  return {
    x: within(x, width, picture.width),
    y: within(y, height, picture.height),
    width: Math.min(width, picture.width),
    height: Math.min(height, picture.height),
  }
}

/** More pixels than this, drawn for one of a picture's, are seen as blur. */
const magnifiedFrom = 1.1

/** Whether a picture that covers an area is drawn larger than its pixels. `scale`: pixels drawn for a unit of the area. */
export const isMagnified = (picture: Size, area: Size, zoom: number, scale: number): boolean =>
  Math.max(area.width / picture.width, area.height / picture.height) * zoom * scale > magnifiedFrom
