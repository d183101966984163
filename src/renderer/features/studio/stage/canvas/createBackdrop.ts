import type { Scene } from '#shared/design/scene.ts'
import { drawBackground } from './drawBackground.ts'
import { isSameProjection, type Surroundings } from './FrozenLayers.ts'

export interface Backdrop {
  /** The background of a scene in the pixels of the canvas: the same bitmap as long as nothing of it differs. */
  at(scene: Scene, around: Surroundings): OffscreenCanvas | null
  /** What it is drawn with has changed. */
  forget(): void
}

/** The background by itself, so that a blurred picture is not blurred anew with each change of a layer. */
export function createBackdrop(): Backdrop {
  let made: { canvas: OffscreenCanvas; scene: Scene; around: Surroundings } | null = null
  const isSame = (scene: Scene, { projection, clip }: Surroundings) =>
    made !== null &&
    made.scene.fill === scene.fill &&
    made.scene.width === scene.width &&
    made.scene.height === scene.height &&
    made.scene.across?.index === scene.across?.index &&
    made.scene.across?.count === scene.across?.count &&
    made.canvas.width === clip.right &&
    made.canvas.height === clip.bottom &&
    isSameProjection(made.around.projection, projection)
  return {
    at(scene, around) {
      if (made !== null && isSame(scene, around)) return made.canvas
      const { clip, paper, projection, resources } = around
      const canvas = new OffscreenCanvas(clip.right, clip.bottom)
      const ctx = canvas.getContext('2d')
      if (ctx === null) return null
      const [width, height] = [paper.right - paper.left, paper.bottom - paper.top]
      ctx.setTransform(width / scene.width, 0, 0, height / scene.height, paper.left, paper.top)
      drawBackground(ctx, scene, projection.scale, resources)
      made = { canvas, scene, around }
      return canvas
    },
    forget: () => {
      made = null
    },
  }
}
