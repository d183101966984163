import type { SafeZone } from '#shared/design/safeZoneOf.ts'
import type { Aids } from '../Stage.ts'
import { level, type Sheet, upright } from './Sheet.ts'

type Context = CanvasRenderingContext2D

/** Everything that helps to place things, in CSS pixels; none of it is ever exported. */
export function drawAids(ctx: Context, sheet: Sheet, aids: Aids): void {
  const { view } = sheet
  ctx.lineWidth = 1
  if (aids.grid !== null) drawGrid(ctx, sheet, aids.grid)
  if (aids.safeZone !== null) drawSafeZone(ctx, sheet, aids.safeZone)
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

/** What is covered is darker, and its edge a line of two colours: it is seen on any picture. */
function drawSafeZone(ctx: Context, { view, scene }: Sheet, { top, right, bottom, left }: SafeZone): void {
  const [width, height] = [scene.width * view.zoom, scene.height * view.zoom]
  const safe = [
    Math.round(view.x + left * view.zoom) + 0.5,
    Math.round(view.y + top * view.zoom) + 0.5,
    Math.round(width - (left + right) * view.zoom),
    Math.round(height - (top + bottom) * view.zoom),
  ] as const
  ctx.fillStyle = 'rgb(0 0 0 / 0.3)'
  ctx.beginPath()
  ctx.rect(view.x, view.y, width, height)
  ctx.rect(...safe)
  ctx.fill('evenodd')
  ctx.strokeStyle = 'rgb(0 0 0 / 0.6)'
  ctx.strokeRect(...safe)
  ctx.strokeStyle = '#ffffff'
  ctx.setLineDash([4, 4])
  ctx.strokeRect(...safe)
  ctx.setLineDash([])
}
