import type { Frame } from './layerBase.ts'

export interface Bounds {
  left: number
  top: number
  right: number
  bottom: number
}

/** The upright box around frames as they are seen, turned ones with their corners. Null of none. */
export function boundsOf(frames: readonly Frame[]): Bounds | null {
  const boxes = frames.map(boundsOfOne)
  const [first] = boxes
  if (first === undefined) return null
  return boxes.reduce(
    (all, box) => ({
      left: Math.min(all.left, box.left),
      top: Math.min(all.top, box.top),
      right: Math.max(all.right, box.right),
      bottom: Math.max(all.bottom, box.bottom),
    }),
    first,
  )
}

export function boundsOfOne({ x, y, width, height, rotation }: Frame): Bounds {
  const turn = (rotation * Math.PI) / 180
  const across = (Math.abs(width * Math.cos(turn)) + Math.abs(height * Math.sin(turn))) / 2
  const along = (Math.abs(width * Math.sin(turn)) + Math.abs(height * Math.cos(turn))) / 2
  const middle = { x: x + width / 2, y: y + height / 2 }
  return {
    left: middle.x - across,
    top: middle.y - along,
    right: middle.x + across,
    bottom: middle.y + along,
  }
}
