import type { Aids } from '../Stage.ts'
import { level, type Sheet, upright } from './Sheet.ts'

type Context = CanvasRenderingContext2D

/** Everything that helps to place things, in CSS pixels; none of it is ever exported. */
export function drawAids(ctx: Context, sheet: Sheet, aids: Aids): void {
  const { view, scene } = sheet
  const [width, height] = [scene.width * view.zoom, scene.height * view.zoom]
  ctx.lineWidth = 1
  if (aids.grid !== null) drawGrid(ctx, sheet, aids.grid)
  if (aids.safeZone !== null) {
    const { left, top, right, bottom } = aids.safeZone
    ctx.fillStyle = 'rgb(200 40 40 / 0.14)'
    ctx.beginPath()
    ctx.rect(view.x, view.y, width, height)
    ctx.rect(
      view.x + left * view.zoom,
      view.y + top * view.zoom,
      width - (left + right) * view.zoom,
      height - (top + bottom) * view.zoom,
    )
    ctx.fill('evenodd')
  }
  ctx.strokeStyle = sheet.colours.guide
  ctx.beginPath()
  for (const x of aids.guides.x) upright(ctx, Math.round(view.x + x * view.zoom), 0, sheet.height)
  for (const y of aids.guides.y) level(ctx, Math.round(view.y + y * view.zoom), 0, sheet.width)
  ctx.stroke()
}

function drawGrid(ctx: Context, { view, scene }: Sheet, grid: number): void {
  // Lines closer than this would only make the picture darker.
  const every = grid * Math.max(1, Math.ceil(6 / (grid * view.zoom)))
  ctx.strokeStyle = 'rgb(120 120 140 / 0.35)'
  ctx.beginPath()
  for (let x = every; x < scene.width; x += every) {
    upright(ctx, Math.round(view.x + x * view.zoom), view.y, view.y + scene.height * view.zoom)
  }
  for (let y = every; y < scene.height; y += every) {
    level(ctx, Math.round(view.y + y * view.zoom), view.x, view.x + scene.width * view.zoom)
  }
  ctx.stroke()
}
