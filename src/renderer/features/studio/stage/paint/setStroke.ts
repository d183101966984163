import type { Stroke } from '#shared/design/paint.ts'
import type { Context } from './fillStyle.ts'

/** Dashes and dots are as long as the line is wide, dots being dashes without length and with round ends. */
export function setStroke(ctx: Context, stroke: Stroke): void {
  const { width, dash, paint } = stroke
  ctx.strokeStyle = paint
  ctx.lineWidth = width
  ctx.lineJoin = 'miter'
  ctx.lineCap = dash === 'dotted' ? 'round' : 'butt'
  ctx.setLineDash(dash === 'solid' ? [] : dash === 'dashed' ? [width * 3, width * 2] : [0, width * 2])
}
