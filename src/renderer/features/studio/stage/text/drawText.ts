import type { TextLayer } from '#shared/design/layers/textLayer.ts'
import { type Box, type Context, fillStyle } from '../paint/fillStyle.ts'
import type { BentLetter } from './bendText.ts'
import { layoutText, type TextLayout, type TextLine } from './layoutText.ts'
import { fontOf } from './textMeasure.ts'

/** How thick the lines through and under a text are, and where, in sizes of the letters from the base line. */
const ruleThickness = 0.06
const underlineAt = 0.1
const strikeAt = -0.28

/** Draws a text into its box, whose left and top are at 0. `scale`: pixels of the canvas for a unit. */
export function drawText(ctx: Context, layer: TextLayer, scale: number): void {
  const layout = layoutText(layer)
  drawBehind(ctx, layer, layout)
  ctx.font = fontOf(layer, layout.size)
  ctx.textRendering = 'geometricPrecision'
  ctx.textBaseline = 'alphabetic'
  ctx.textAlign = 'left'
  ctx.letterSpacing = `${(layer.letterSpacing / 1000) * layout.size}px`
  const { outline } = layer
  // Behind the letters, so that an outline makes them larger and never thinner.
  if (outline !== null && outline.width > 0) {
    ctx.strokeStyle = outline.paint
    ctx.lineWidth = outline.width * 2
    ctx.lineJoin = 'round'
    eachPiece(ctx, layer, layout, (text, x, y) => ctx.strokeText(text, x, y))
  }
  const style = fillStyle(ctx, layer.fill, lettersBox(layout), scale)
  if (style === null) return
  ctx.fillStyle = style
  eachPiece(ctx, layer, layout, (text, x, y) => ctx.fillText(text, x, y))
  drawRules(ctx, layer, layout)
}

/** What a gradient runs over: the lines, not the empty part of their box. */
function lettersBox({ lines, box, height }: TextLayout): Box {
  return { x: 0, y: lines[0]?.top ?? 0, width: box.width, height: Math.max(height, 1) }
}

type DrawPiece = (text: string, x: number, y: number) => void

function eachPiece(ctx: Context, layer: TextLayer, layout: TextLayout, draw: DrawPiece): void {
  if (layout.bent !== null) {
    ctx.letterSpacing = '0px'
    for (const letter of layout.bent.letters)
      onArc(ctx, letter, () => draw(letter.text, -letter.width / 2, 0))
    return
  }
  for (const line of layout.lines) {
    ctx.wordSpacing = '0px'
    if (line.marker !== null) draw(line.marker.text, line.marker.x, line.baseline)
    ctx.wordSpacing = `${line.spread}px`
    draw(layout.shown.slice(line.start, line.end).trimEnd(), line.x, line.baseline)
  }
  ctx.wordSpacing = '0px'
}

function onArc(ctx: Context, letter: BentLetter, draw: () => void): void {
  ctx.save()
  ctx.translate(letter.x, letter.y)
  ctx.rotate(letter.turn)
  draw()
  ctx.restore()
}

function drawBehind(ctx: Context, { behind }: TextLayer, { lines, box, lineHeight, bent }: TextLayout): void {
  if (behind === null) return
  const { padding, radius } = behind
  ctx.fillStyle = behind.paint
  ctx.beginPath()
  if (behind.each === 'box' || bent !== null) {
    ctx.roundRect(-padding, -padding, box.width + 2 * padding, box.height + 2 * padding, radius)
  } else {
    for (const line of lines.filter(({ width }) => width > 0)) {
      const left = line.marker?.x ?? line.x
      const width = line.x + line.width - left
      ctx.roundRect(left - padding, line.top - padding, width + 2 * padding, lineHeight + 2 * padding, radius)
    }
  }
  ctx.fill()
}

function drawRules(ctx: Context, layer: TextLayer, { lines, size, bent }: TextLayout): void {
  const heights = [...(layer.underline ? [underlineAt] : []), ...(layer.strike ? [strikeAt] : [])]
  const thickness = Math.max(ruleThickness * size, 0.5)
  for (const height of heights) {
    const rule = (line: Pick<TextLine, 'x' | 'baseline' | 'width'>) =>
      ctx.fillRect(line.x, line.baseline + height * size, line.width, thickness)
    lines.forEach(rule)
    for (const letter of bent?.letters ?? []) {
      // A trifle wider, so that the pieces meet.
      const width = letter.width * 1.04
      onArc(ctx, letter, () => rule({ x: -width / 2, baseline: 0, width }))
    }
  }
}
