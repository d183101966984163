import { shapePath } from '#shared/design/geometry/shapePath.ts'
import type { ImageLayer } from '#shared/design/layers/imageLayer.ts'
import { coverRect, isMagnified } from '../paint/coverRect.ts'
import type { Context } from '../paint/fillStyle.ts'
import { setStroke } from '../paint/setStroke.ts'
import type { Resources } from '../createResources.ts'
import type { Picture } from '../Stage.ts'
import type { LayerView } from './LayerView.ts'

/** An empty frame, on the paper in any theme. */
const emptyGround = '#d9d5cc'
const markPaint = '#a49d8f'
/** How dark the strongest vignette makes the corners, and where it begins on the way to them. */
const vignetteDark = 0.85
const vignetteFrom = 0.45

export const imageView: LayerView<'image'> = {
  draw(ctx, layer, { scale, resources }) {
    const { width, height } = layer.frame
    const outline = new Path2D(shapePath(layer.mask, width, height, { radius: layer.radius }))
    const picture = pictureFor(layer, scale, resources)
    if (picture === null) drawEmpty(ctx, layer, emptyMark(layer, resources))
    else {
      const seen = coverRect(picture, layer.frame, layer.crop)
      const prepared = resources.prepared(picture, layer, (width / seen.width) * scale)
      const share = prepared.width / picture.width
      const shareY = prepared.height / picture.height
      ctx.imageSmoothingQuality = 'high'
      ctx.drawImage(
        prepared,
        seen.x * share,
        seen.y * shareY,
        seen.width * share,
        seen.height * shareY,
        0,
        0,
        width,
        height,
      )
      drawVignette(ctx, layer)
    }
    drawBorder(ctx, layer, outline)
    if (isCut(layer)) cutTo(ctx, outline)
  },
  needs: ({ mediaId }) => ({ pictures: mediaId === null ? [] : [mediaId], icons: [], faces: [] }),
  paints(layer) {
    if (isCut(layer) || layer.adjust.vignette > 0) return 'erasing'
    return layer.mediaId === null ? 'several' : 'once'
  },
  overflow: () => 0,
  handles: () => 'all',
  opens: 'crop',
}

/** To its mask; a border is as broad outwards as inwards until it is cut. */
const isCut = ({ mask, radius, border }: ImageLayer): boolean =>
  mask !== 'rectangle' || radius > 0 || (border !== null && border.width > 0)

/** With all its pixels where that many are drawn. */
function pictureFor(
  { mediaId, frame, crop }: ImageLayer,
  scale: number,
  resources: Resources,
): Picture | null {
  const usual = mediaId === null ? null : resources.picture(mediaId)
  if (mediaId === null || usual === null || !isMagnified(usual, frame, crop.zoom, scale)) return usual
  return resources.wholePicture(mediaId)
}

type EmptyMark = 'wanted' | 'coming' | 'gone'

function emptyMark({ mediaId }: ImageLayer, { isGone }: Resources): EmptyMark {
  if (mediaId === null) return 'wanted'
  return isGone(mediaId) ? 'gone' : 'coming'
}

/** With mountains where a picture is to be put, struck through where one is gone; plain while it is on its way. */
function drawEmpty(ctx: Context, { frame: { width, height } }: ImageLayer, mark: EmptyMark): void {
  ctx.fillStyle = emptyGround
  ctx.fillRect(0, 0, width, height)
  if (mark === 'coming') return
  const side = Math.min(width, height) * 0.4
  ctx.save()
  ctx.translate((width - side) / 2, (height - side) / 2)
  ctx.scale(side, side)
  ctx.fillStyle = markPaint
  ctx.fill(new Path2D('M0 .85L.35 .3L.58 .66L.72 .48L1 .85Z'))
  ctx.beginPath()
  ctx.arc(0.74, 0.24, 0.1, 0, 2 * Math.PI)
  ctx.fill()
  if (mark === 'gone') {
    ctx.lineWidth = 0.16
    ctx.strokeStyle = emptyGround
    ctx.stroke(new Path2D('M.02 .02L.98 .98'))
    ctx.lineWidth = 0.07
    ctx.strokeStyle = markPaint
    ctx.stroke(new Path2D('M.02 .02L.98 .98'))
  }
  ctx.restore()
}

function drawVignette(ctx: Context, { adjust, frame: { width, height } }: ImageLayer): void {
  if (adjust.vignette === 0) return
  const [x, y] = [width / 2, height / 2]
  // Round in the proportion of the frame: it reaches all corners alike.
  ctx.save()
  ctx.translate(x, y)
  ctx.scale(x, y)
  const shade = ctx.createRadialGradient(0, 0, vignetteFrom, 0, 0, Math.SQRT2)
  shade.addColorStop(0, 'rgb(0 0 0 / 0)')
  shade.addColorStop(0.5, `rgb(0 0 0 / ${0.35 * vignetteDark * adjust.vignette})`)
  shade.addColorStop(1, `rgb(0 0 0 / ${vignetteDark * adjust.vignette})`)
  ctx.globalCompositeOperation = 'source-atop'
  ctx.fillStyle = shade
  ctx.fillRect(-1, -1, 2, 2)
  ctx.restore()
}

/** Twice as broad and cut to the mask, so that a picture with a border is as large as one without. */
function drawBorder(ctx: Context, { border }: ImageLayer, outline: Path2D): void {
  if (border === null || border.width === 0) return
  setStroke(ctx, { ...border, width: border.width * 2 })
  ctx.stroke(outline)
  ctx.setLineDash([])
}

/** Leaves what is inside. Not by clipping: what a canvas off the screen clips has jagged edges. */
function cutTo(ctx: Context, outline: Path2D): void {
  ctx.globalCompositeOperation = 'destination-in'
  ctx.fillStyle = '#000000'
  ctx.fill(outline)
  ctx.globalCompositeOperation = 'source-over'
}
