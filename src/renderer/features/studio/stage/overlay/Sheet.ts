import type { Scene } from '#shared/design/scene.ts'
import type { View } from '../Stage.ts'
import type { OverlayColours } from './overlayColours.ts'

/** What is drawn over the picture is drawn on: in CSS pixels of the canvas. */
export interface Sheet {
  view: View
  scene: Scene
  width: number
  height: number
  colours: OverlayColours
}

/** A line one pixel wide, at whole pixels. */
export const upright = (ctx: CanvasRenderingContext2D, x: number, from: number, to: number): void => {
  ctx.moveTo(x + 0.5, from)
  ctx.lineTo(x + 0.5, to)
}
export const level = (ctx: CanvasRenderingContext2D, y: number, from: number, to: number): void => {
  ctx.moveTo(from, y + 0.5)
  ctx.lineTo(to, y + 0.5)
}
