import type { Fill } from '#shared/design/paint.ts'
import type { Scene } from '#shared/design/scene.ts'
import type { Resources } from '../createResources.ts'
import { coverRect, isMagnified } from '../paint/coverRect.ts'
import { type Box, type Context, fillStyle } from '../paint/fillStyle.ts'
import { pictureLevel } from '../pictures/pictureLevels.ts'

/** What lies under a fill that is not opaque: paper is white in any theme. */
const paper = '#ffffff'
/** How far the strongest blur of a background reaches, as a share of its shorter side. */
const blurShare = 0.05

/** Draws the background of a page, cut at its edges; the canvas is in units. `scale`: pixels for a unit. */
export function drawBackground(ctx: Context, scene: Scene, scale: number, resources: Resources): void {
  const { width, height, fill } = scene
  ctx.save()
  ctx.beginPath()
  ctx.rect(0, 0, width, height)
  ctx.clip()
  ctx.fillStyle = paper
  ctx.fillRect(0, 0, width, height)
  const area = backgroundArea(scene)
  if (fill.kind === 'image') drawPicture(ctx, fill, area, scale, resources)
  else {
    const style = fillStyle(ctx, fill, area, scale)
    if (style !== null) {
      ctx.fillStyle = style
      ctx.fillRect(0, 0, width, height)
    }
  }
  ctx.restore()
}

/** One background across all pages is as wide as they are together, and a page shows its part of it. */
export const backgroundArea = ({ width, height, across }: Scene): Box =>
  across === null
    ? { x: 0, y: 0, width, height }
    : { x: -across.index * width, y: 0, width: width * across.count, height }

type PictureFill = Extract<Fill, { kind: 'image' }>

function drawPicture(ctx: Context, fill: PictureFill, area: Box, scale: number, resources: Resources): void {
  const usual = resources.picture(fill.mediaId)
  if (usual === null) return
  const picture = isMagnified(usual, area, 1, scale) ? (resources.wholePicture(fill.mediaId) ?? usual) : usual
  const seen = coverRect(picture, area, { x: fill.focusX, y: fill.focusY, zoom: 1 })
  const { picture: level } = pictureLevel(picture, (area.width / seen.width) * scale)
  const share = level.width / picture.width
  const radius = fill.blur * blurShare * Math.min(area.width, area.height)
  // Drawn beyond the edges, so that a blur does not let the paper in.
  const room = radius * 2
  ctx.globalAlpha = fill.opacity
  ctx.imageSmoothingQuality = 'high'
  if (radius > 0) ctx.filter = `blur(${radius * scale}px)`
  ctx.drawImage(
    level,
    seen.x * share,
    seen.y * share,
    seen.width * share,
    seen.height * share,
    area.x - room,
    area.y - room,
    area.width + 2 * room,
    area.height + 2 * room,
  )
  ctx.filter = 'none'
  ctx.globalAlpha = 1
}
