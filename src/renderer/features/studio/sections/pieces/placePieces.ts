import { boundsOf } from '#shared/design/boundsOf.ts'
import type { Layer } from '#shared/design/layer.ts'
import type { Frame } from '#shared/design/layerBase.ts'
import type { Studio } from '../../StudioContext.ts'
import type { Place } from './usePieceDrag.ts'

export const newId = () => crypto.randomUUID()

/** Times a length for a portrait post of 1080 by 1350, for a paper of this size. */
export const unitOf = ({ width, height }: { width: number; height: number }): number =>
  Math.sqrt((width * height) / (1080 * 1350))

/** A frame about 0, 0; where it goes is decided when it is put down. */
export const frameOf = (width: number, height: number): Frame => ({
  x: -width / 2,
  y: -height / 2,
  width,
  height,
  rotation: 0,
})

/** Puts layers into the design with their common middle at a place, or in the middle of what is in sight. */
export function placePieces(studio: Studio, layers: readonly Layer[], at: Place | null): void {
  const bounds = boundsOf(layers.map(({ frame }) => frame))
  if (bounds === null) return
  const to = at ?? middleInSight(studio)
  const dx = to.x - (bounds.left + bounds.right) / 2
  const dy = to.y - (bounds.top + bounds.bottom) / 2
  studio.addLayers(
    layers.map(layer => ({
      ...layer,
      frame: { ...layer.frame, x: layer.frame.x + dx, y: layer.frame.y + dy },
    })),
  )
}

/** Of the paper, where all of it is in sight or none of its middle. */
function middleInSight({ stage, format: { width, height } }: Studio): Place {
  const paper = { x: width / 2, y: height / 2 }
  if (stage === null) return paper
  const { x, y } = stage.middle()
  const isOnPaper = x > 0 && x < width && y > 0 && y < height
  // Nearly the middle is meant as the middle.
  const isNear = Math.abs(x - paper.x) < width / 8 && Math.abs(y - paper.y) < height / 8
  return isOnPaper && !isNear ? { x, y } : paper
}
