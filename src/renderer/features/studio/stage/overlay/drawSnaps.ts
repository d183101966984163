import type { SnapMark } from '../snap/snapMove.ts'
import type { OverlayColours } from './overlayColours.ts'
import { level, type Sheet, upright } from './Sheet.ts'

type Context = CanvasRenderingContext2D

/** Lines that something snapped to, and gaps with their lengths. */
export function drawSnaps(ctx: Context, { view, colours }: Sheet, marks: readonly SnapMark[]): void {
  const x = (units: number) => Math.round(view.x + units * view.zoom)
  const y = (units: number) => Math.round(view.y + units * view.zoom)
  ctx.strokeStyle = colours.accent
  ctx.lineWidth = 1
  for (const mark of marks) {
    ctx.beginPath()
    if (mark.kind === 'line') {
      if (mark.axis === 'x') upright(ctx, x(mark.at), y(mark.from), y(mark.to))
      else level(ctx, y(mark.at), x(mark.from), x(mark.to))
      ctx.stroke()
      continue
    }
    const length = String(Math.round(mark.to - mark.from))
    if (mark.axis === 'x') {
      level(ctx, y(mark.across), x(mark.from), x(mark.to))
      for (const end of [mark.from, mark.to]) upright(ctx, x(end), y(mark.across) - 4, y(mark.across) + 5)
      ctx.stroke()
      drawTag(ctx, colours, length, (x(mark.from) + x(mark.to)) / 2, y(mark.across) - 12)
    } else {
      upright(ctx, x(mark.across), y(mark.from), y(mark.to))
      for (const end of [mark.from, mark.to]) level(ctx, y(end), x(mark.across) - 4, x(mark.across) + 5)
      ctx.stroke()
      drawTag(ctx, colours, length, x(mark.across) + 18, (y(mark.from) + y(mark.to)) / 2)
    }
  }
}

/** A small number on a ground of its own. */
export function drawTag(ctx: Context, { accent }: OverlayColours, text: string, x: number, y: number): void {
  ctx.save()
  ctx.font = '600 11px system-ui, sans-serif'
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  const width = ctx.measureText(text).width + 8
  ctx.fillStyle = accent
  ctx.beginPath()
  ctx.roundRect(x - width / 2, y - 8, width, 16, 3)
  ctx.fill()
  ctx.fillStyle = '#ffffff'
  ctx.fillText(text, x, y + 0.5)
  ctx.restore()
}
