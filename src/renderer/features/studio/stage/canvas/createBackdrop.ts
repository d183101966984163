import type { Scene } from '#shared/design/scene.ts'
import { drawBackground } from './drawBackground.ts'
import { type Ground, isSameProjection, type Surroundings } from './FrozenLayers.ts'

export interface Backdrop {
  /** The background of a scene: the same bitmap as long as nothing of it differs. */
  at(scene: Scene, around: Surroundings): Ground | null
  /** What it is drawn with has changed. */
  forget(): void
}

/** The background by itself, so that a blurred picture is not blurred anew with each change of a layer. */
export function createBackdrop(): Backdrop {
  let made: { ground: Ground; scene: Scene; around: Surroundings } | null = null
  let look = 0
  const looksSame = (scene: Scene, { projection }: Surroundings) =>
    made !== null &&
    made.scene.fill === scene.fill &&
    made.scene.width === scene.width &&
    made.scene.height === scene.height &&
    made.scene.across?.index === scene.across?.index &&
    made.scene.across?.count === scene.across?.count &&
    made.around.projection.scale === projection.scale
  const standsSame = ({ canvas }: Ground, from: Surroundings, { projection, clip }: Surroundings) =>
    canvas.width === clip.right &&
    canvas.height === clip.bottom &&
    isSameProjection(from.projection, projection)
  return {
    at(scene, around) {
      const isSame = looksSame(scene, around)
      if (made !== null && isSame && standsSame(made.ground, made.around, around)) return made.ground
      const { clip, paper, projection, resources } = around
      const canvas = new OffscreenCanvas(clip.right, clip.bottom)
      const ctx = canvas.getContext('2d')
      if (ctx === null) return null
      const [width, height] = [paper.right - paper.left, paper.bottom - paper.top]
      ctx.setTransform(width / scene.width, 0, 0, height / scene.height, paper.left, paper.top)
      drawBackground(ctx, scene, projection.scale, resources)
      if (!isSame) look += 1
      made = { ground: { canvas, look }, scene, around }
      return made.ground
    },
    forget: () => {
      made = null
    },
  }
}
