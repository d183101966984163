import type { StageCanvas } from '../canvas/StageCanvas.ts'
import type { Opened } from '../createOpened.ts'
import type { Resources } from '../createResources.ts'
import type { Transforms } from '../hands/createTransforms.ts'
import type { ViewControl } from '../hands/createViewControl.ts'
import type { StageState } from '../StageState.ts'
import { trace } from '../views/drawingView.ts'
import { drawAids } from './drawAids.ts'
import { drawCropped } from './drawCropped.ts'
import { drawRulers } from './drawRulers.ts'
import { drawSnaps, drawTag } from './drawSnaps.ts'
import type { OverlayColours } from './overlayColours.ts'
import type { Sheet } from './Sheet.ts'

interface OverlayDeps {
  canvas: StageCanvas
  view: ViewControl
  state: StageState
  transforms: Transforms
  opened: Opened
  resources: Resources
  colours: () => OverlayColours
}

/** What is drawn over the picture and never exported. */
export function createOverlay(deps: OverlayDeps): (ctx: CanvasRenderingContext2D) => void {
  const { canvas, view, state, transforms } = deps
  return ctx => {
    const { scene, width, height } = canvas
    if (scene === null) return
    const sheet = { view: view.view(), scene, width, height, colours: deps.colours() }
    drawAids(ctx, sheet, state.aids)
    drawSnaps(ctx, sheet, transforms.marks())
    drawNote(ctx, sheet, deps)
    ctx.save()
    ctx.translate(sheet.view.x, sheet.view.y)
    ctx.scale(sheet.view.zoom, sheet.view.zoom)
    drawLineInHand(ctx, state)
    drawOpened(ctx, sheet, deps)
    ctx.restore()
    if (state.aids.rulers) drawRulers(ctx, sheet)
  }
}

/** The size or angle that is being changed, below what changes. */
function drawNote(
  ctx: CanvasRenderingContext2D,
  { view, colours }: Sheet,
  { transforms, canvas }: OverlayDeps,
) {
  const [note, active] = [transforms.note(), canvas.getActiveObject()]
  if (note === null || active === undefined) return
  const { left, top, width, height } = active.getBoundingRect()
  const [x, y] = [view.x + (left + width / 2) * view.zoom, view.y + (top + height) * view.zoom]
  drawTag(ctx, colours, note, x, y + 18)
}

function drawLineInHand(ctx: CanvasRenderingContext2D, { tool, drawing }: StageState): void {
  if (tool.kind !== 'draw' || drawing.length === 0) return
  ctx.strokeStyle = tool.paint
  ctx.lineWidth = tool.width
  ctx.lineCap = ctx.lineJoin = 'round'
  ctx.beginPath()
  trace(
    ctx,
    drawing.flatMap(point => [point.x, point.y]),
  )
  ctx.stroke()
}

/** The caret of a text that is being written, or the whole picture of a frame that is being cropped. */
function drawOpened(
  ctx: CanvasRenderingContext2D,
  { view, colours }: Sheet,
  { opened, resources }: OverlayDeps,
): void {
  const object = opened.object()
  if (object === undefined) return
  const layer = object.shown()
  const { x, y, width, height, rotation } = object.frameNow()
  ctx.translate(x + width / 2, y + height / 2)
  ctx.rotate((rotation * Math.PI) / 180)
  ctx.scale(layer.flipX ? -1 : 1, layer.flipY ? -1 : 1)
  ctx.translate(-width / 2, -height / 2)
  if (opened.editing.layerId !== null) opened.editing.draw(ctx, colours.accent, 1 / view.zoom)
  else if (layer.type === 'image') drawCropped(ctx, layer, resources, 1 / view.zoom)
}
