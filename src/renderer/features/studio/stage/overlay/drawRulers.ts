import type { ScreenPoint } from '../Stage.ts'
import { level, type Sheet, upright } from './Sheet.ts'

/** Broad enough for a number and for a hand to take a guide from. */
const rulerWidth = 20

/** The axis along which a guide from the ruler under a point would move. */
export const rulerUnder = ({ x, y }: ScreenPoint): 'x' | 'y' | null =>
  y < rulerWidth ? 'y' : x < rulerWidth ? 'x' : null

export function drawRulers(ctx: CanvasRenderingContext2D, { view, width, height, colours }: Sheet): void {
  const step = rulerStep(view.zoom)
  ctx.save()
  ctx.fillStyle = colours.ruler
  ctx.fillRect(0, 0, width, rulerWidth)
  ctx.fillRect(0, 0, rulerWidth, height)
  ctx.strokeStyle = colours.line
  ctx.fillStyle = colours.rulerText
  ctx.font = '10px system-ui, sans-serif'
  ctx.textBaseline = 'top'
  ctx.beginPath()
  for (
    let unit = Math.ceil(-view.x / view.zoom / step) * step;
    view.x + unit * view.zoom < width;
    unit += step
  ) {
    const x = Math.round(view.x + unit * view.zoom)
    if (x < rulerWidth) continue
    upright(ctx, x, 12, rulerWidth)
    ctx.fillText(String(unit), x + 3, 3)
  }
  for (
    let unit = Math.ceil(-view.y / view.zoom / step) * step;
    view.y + unit * view.zoom < height;
    unit += step
  ) {
    const y = Math.round(view.y + unit * view.zoom)
    if (y < rulerWidth) continue
    level(ctx, y, 12, rulerWidth)
    ctx.save()
    ctx.translate(3, y + 3)
    ctx.rotate(-Math.PI / 2)
    ctx.textAlign = 'right'
    ctx.fillText(String(unit), 0, 0)
    ctx.restore()
  }
  level(ctx, rulerWidth - 1, 0, width)
  upright(ctx, rulerWidth - 1, 0, height)
  ctx.stroke()
  ctx.clearRect(0, 0, rulerWidth - 1, rulerWidth - 1)
  ctx.restore()
}

/** 1, 2 or 5 times a power of ten, so that numbers stand at least 60 pixels apart. */
function rulerStep(zoom: number): number {
  const least = 60 / zoom
  const power = 10 ** Math.floor(Math.log10(least))
  return [1, 2, 5, 10].map(times => times * power).find(step => step >= least) ?? 10 * power
}
