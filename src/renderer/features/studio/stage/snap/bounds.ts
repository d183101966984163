import type { Frame } from '#shared/design/layerBase.ts'

/** An upright box around something, in units. */
export interface Bounds {
  left: number
  top: number
  right: number
  bottom: number
}

export function boundsOfFrame({ x, y, width, height, rotation }: Frame): Bounds {
  const turn = (rotation * Math.PI) / 180
  const [cos, sin] = [Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))]
  const [halfWidth, halfHeight] = [(width * cos + height * sin) / 2, (width * sin + height * cos) / 2]
  const [middleX, middleY] = [x + width / 2, y + height / 2]
  return {
    left: middleX - halfWidth,
    top: middleY - halfHeight,
    right: middleX + halfWidth,
    bottom: middleY + halfHeight,
  }
}

export const boundsTogether = (all: readonly Bounds[]): Bounds => ({
  left: Math.min(...all.map(one => one.left)),
  top: Math.min(...all.map(one => one.top)),
  right: Math.max(...all.map(one => one.right)),
  bottom: Math.max(...all.map(one => one.bottom)),
})
