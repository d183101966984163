import type { Scene } from '#shared/design/scene.ts'
import type { SnapMark } from './snap/snapMove.ts'
import type { Aids, View } from './Stage.ts'

/** Broad enough for a number and for a hand to take a guide from. */
export const rulerWidth = 20

/** What is drawn over the picture: the colours come from the theme. */
export interface OverlayColours {
  accent: string
  guide: string
  ruler: string
  rulerText: string
  line: string
}

type Context = CanvasRenderingContext2D

interface Sheet {
  view: View
  scene: Scene
  width: number
  height: number
  colours: OverlayColours
}

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

const upright = (ctx: Context, x: number, from: number, to: number) => {
  ctx.moveTo(x + 0.5, from)
  ctx.lineTo(x + 0.5, to)
}
const level = (ctx: Context, y: number, from: number, to: number) => {
  ctx.moveTo(from, y + 0.5)
  ctx.lineTo(to, y + 0.5)
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
      drawTag(ctx, colours, length, (x(mark.from) + x(mark.to)) / 2, y(mark.across) - 12)
    } else {
      upright(ctx, x(mark.across), y(mark.from), y(mark.to))
      for (const end of [mark.from, mark.to]) level(ctx, y(end), x(mark.across) - 4, x(mark.across) + 5)
      drawTag(ctx, colours, length, x(mark.across) + 18, (y(mark.from) + y(mark.to)) / 2)
    }
    ctx.stroke()
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

export function drawRulers(ctx: Context, { view, width, height, colours }: Sheet): void {
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
