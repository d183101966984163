import type { Frame } from '../layerBase.ts'

const farthest = 100_000
const shortest = 0.5

const clamp = (value: number, least: number, most: number, instead: number) =>
  Number.isFinite(value) ? Math.min(Math.max(value, least), most) : instead

/** The nearest frame that a design may hold: arithmetic never makes a document that cannot be read again. */
export function clampFrame({ x, y, width, height, rotation }: Frame): Frame {
  return {
    x: clamp(x, -farthest, farthest, 0),
    y: clamp(y, -farthest, farthest, 0),
    width: clamp(width, shortest, farthest, shortest),
    height: clamp(height, shortest, farthest, shortest),
    rotation: Number.isFinite(rotation) && Math.abs(rotation) <= 360 ? rotation : rotation % 360 || 0,
  }
}
