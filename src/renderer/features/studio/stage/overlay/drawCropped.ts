import type { ImageLayer } from '#shared/design/layers/imageLayer.ts'
import type { Resources } from '../createResources.ts'
import { coverRect } from '../paint/coverRect.ts'

/** The whole picture, faint where its frame cuts it off, and thirds to compose by; in units of the frame's box. */
export function drawCropped(
  ctx: CanvasRenderingContext2D,
  layer: ImageLayer,
  resources: Pick<Resources, 'picture'>,
  pixel: number,
): void {
  const picture = layer.mediaId === null ? null : resources.picture(layer.mediaId)
  if (picture === null) return
  const { width, height } = layer.frame
  const seen = coverRect(picture, layer.frame, layer.crop)
  const scale = width / seen.width
  const whole = [-seen.x * scale, -seen.y * scale, picture.width * scale, picture.height * scale] as const
  ctx.save()
  const around = new Path2D()
  around.rect(...whole)
  around.rect(0, 0, width, height)
  ctx.clip(around, 'evenodd')
  ctx.globalAlpha = 0.35
  ctx.drawImage(picture, ...whole)
  ctx.restore()
  ctx.strokeStyle = 'rgb(255 255 255 / 0.6)'
  ctx.lineWidth = pixel
  ctx.beginPath()
  for (const share of [1 / 3, 2 / 3]) {
    ctx.moveTo(width * share, 0)
    ctx.lineTo(width * share, height)
    ctx.moveTo(0, height * share)
    ctx.lineTo(width, height * share)
  }
  ctx.stroke()
}
