import { patternTile, tileSize } from '#shared/design/geometry/patternTile.ts'
import type { Fill } from '#shared/design/paint.ts'

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

type PatternFill = Extract<Fill, { kind: 'pattern' }>
type GradientFill = Extract<Fill, { kind: 'gradient' }>

/**
 * What an area is filled with, as the canvas wants it; null draws nothing. The box is in units; `scale` is how many pixels a unit
 * has where it is drawn, so that patterns are as sharp as that allows. Pictures are drawn by `drawBackground`.
 */
export function fillStyle(
  ctx: Context,
  fill: Fill,
  box: Box,
  scale: number,
): string | CanvasGradient | CanvasPattern | null {
  switch (fill.kind) {
    case 'none':
    case 'image':
      return null
    case 'colour':
      return fill.paint
    case 'gradient':
      return gradient(ctx, fill, box)
    case 'pattern':
      return pattern(ctx, fill, box, scale)
  }
}

function gradient(ctx: Context, fill: GradientFill, box: Box): CanvasGradient {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const made = fill.shape === 'radial' ? radial(ctx, box, x, y) : linear(ctx, fill, box, x, y)
  for (const stop of [...fill.stops].sort((a, b) => a.at - b.at)) made.addColorStop(stop.at, stop.paint)
  return made
}

function radial(ctx: Context, box: Box, x: number, y: number): CanvasGradient {
  return ctx.createRadialGradient(x, y, 0, x, y, Math.hypot(box.width, box.height) / 2)
}

/** Its ends lie where the outermost corners have the first and the last colour. */
function linear(ctx: Context, fill: GradientFill, box: Box, x: number, y: number): CanvasGradient {
  const turn = (fill.angle * Math.PI) / 180
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const half = (Math.abs(box.width * cos) + Math.abs(box.height * sin)) / 2
  return ctx.createLinearGradient(x - cos * half, y - sin * half, x + cos * half, y + sin * half)
}

/** A tile is drawn in whole pixels, at least as many as it takes on the canvas, and laid out from the box's corner. */
function pattern(ctx: Context, fill: PatternFill, box: Box, scale: number): CanvasPattern | null {
  const unit = fill.scale * scale
  const side = Math.max(4, Math.min(2048, Math.ceil(tileSize * unit)))
  const tile = new OffscreenCanvas(side, side)
  const tileCtx = tile.getContext('2d')
  if (tileCtx === null) return null
  tileCtx.fillStyle = fill.behind
  tileCtx.fillRect(0, 0, side, side)
  tileCtx.scale(side / tileSize, side / tileSize)
  tileCtx.fillStyle = fill.paint
  tileCtx.strokeStyle = fill.paint
  for (const { path, strokeWidth } of patternTile(fill.pattern)) {
    if (strokeWidth === null) tileCtx.fill(new Path2D(path))
    else {
      tileCtx.lineWidth = strokeWidth
      tileCtx.stroke(new Path2D(path))
    }
  }
  const made = ctx.createPattern(tile, 'repeat')
  const inUnits = (tileSize * fill.scale) / side
  made?.setTransform(new DOMMatrix([inUnits, 0, 0, inUnits, box.x, box.y]))
  return made
}
