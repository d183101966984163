import type { Layer } from '#shared/design/layer.ts'
import type { Frame } from '#shared/design/layerBase.ts'
import type { Resources } from '../createResources.ts'
import { drawnFrame } from './drawnFrame.ts'
import type { Context } from '../paint/fillStyle.ts'
import { viewOf } from '../views/registry.ts'

/** From units of a format to pixels of a canvas. */
export interface Projection {
  scale: number
  x: number
  y: number
}

/** Whole pixels of a canvas. */
export interface PixelBox {
  left: number
  top: number
  right: number
  bottom: number
}

/** A layer drawn by itself, to be laid onto a canvas at whole pixels. */
export interface Raster extends PixelBox {
  canvas: OffscreenCanvas
  /** Nothing of the layer lies outside of it. */
  whole: boolean
}

/**
 * Lays a layer onto a canvas where it belongs. Most draw right onto it, which is the same as laying their rasters on and several
 * times as quick; what blends, casts a shadow, erases, or is seen through as a whole is drawn by itself first.
 */
export function layLayer(
  ctx: Context,
  layer: Layer,
  projection: Projection,
  clip: PixelBox,
  resources: Resources,
): void {
  const paints = viewOf(layer).paints(layer)
  const isOne = layer.opacity === 1 ? paints !== 'erasing' : paints === 'once'
  if (!isOne || layer.blend !== 'normal' || layer.shadow !== null) {
    const raster = rasterLayer(layer, projection, clip, resources)
    if (raster !== null) putRaster(ctx, layer, raster)
    return
  }
  const frame = drawnFrame(layer)
  const drawn = frame === layer.frame ? layer : { ...layer, frame }
  const view = viewOf(drawn)
  if (intersection(boundsOf(frame, view.overflow(drawn), projection), clip) === null) return
  const { scale, x, y } = projection
  ctx.save()
  ctx.setTransform(scale, 0, 0, scale, x, y)
  intoBox(ctx, frame, layer)
  ctx.globalAlpha = layer.opacity
  view.draw(ctx, drawn, { scale, resources })
  ctx.restore()
}

/**
 * Draws a layer by itself, with its shadow and without its opacity and blending, as far as it lies within `clip`; null when
 * nothing of it does. Screen and export both draw by this.
 */
export function rasterLayer(
  layer: Layer,
  projection: Projection,
  clip: PixelBox,
  resources: Resources,
): Raster | null {
  const { scale } = projection
  const frame = drawnFrame(layer)
  const drawn = frame === layer.frame ? layer : { ...layer, frame }
  const view = viewOf(drawn)
  const { shadow } = layer
  const wanted = layerBounds(layer, projection)
  const box = intersection(wanted, clip)
  if (box === null) return null
  const canvas = new OffscreenCanvas(box.right - box.left, box.bottom - box.top)
  const ctx = canvas.getContext('2d')
  if (ctx === null) return null
  ctx.setTransform(scale, 0, 0, scale, projection.x - box.left, projection.y - box.top)
  intoBox(ctx, frame, layer)
  view.draw(ctx, drawn, { scale, resources })
  const whole =
    box.left === wanted.left &&
    box.top === wanted.top &&
    box.right === wanted.right &&
    box.bottom === wanted.bottom
  return { canvas: shadow === null ? canvas : withShadow(canvas, shadow, scale), ...box, whole }
}

/** What a layer covers with its shadow. */
export function layerBounds(layer: Layer, projection: Projection): PixelBox {
  const frame = drawnFrame(layer)
  const drawn = frame === layer.frame ? layer : { ...layer, frame }
  const content = boundsOf(frame, viewOf(drawn).overflow(drawn), projection)
  const { shadow } = layer
  return shadow === null ? content : union(content, shadowOf(content, shadow, projection.scale))
}

/** Puts a raster where it belongs, as seen through its layer's opacity and blending. */
export function putRaster(ctx: Context, layer: Layer, raster: Raster, x = 0, y = 0): void {
  ctx.globalAlpha = layer.opacity
  ctx.globalCompositeOperation = layer.blend === 'normal' ? 'source-over' : layer.blend
  ctx.drawImage(raster.canvas, raster.left + x, raster.top + y)
  ctx.globalAlpha = 1
  ctx.globalCompositeOperation = 'source-over'
}

/** From here on the left and top of the layer's box are at 0, turned and flipped as it is. */
function intoBox(ctx: Context, frame: Frame, { flipX, flipY }: Layer): void {
  ctx.translate(frame.x + frame.width / 2, frame.y + frame.height / 2)
  ctx.rotate((frame.rotation * Math.PI) / 180)
  ctx.scale(flipX ? -1 : 1, flipY ? -1 : 1)
  ctx.translate(-frame.width / 2, -frame.height / 2)
}

/** Around a frame with room on all sides, in whole pixels. */
export function boundsOf(frame: Frame, room: number, { scale, x, y }: Projection): PixelBox {
  const turn = (frame.rotation * Math.PI) / 180
  const [cos, sin] = [Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))]
  const [width, height] = [frame.width + 2 * room, frame.height + 2 * room]
  const halfWidth = ((width * cos + height * sin) / 2) * scale
  const halfHeight = ((width * sin + height * cos) / 2) * scale
  const middleX = (frame.x + frame.width / 2) * scale + x
  const middleY = (frame.y + frame.height / 2) * scale + y
  // One pixel more for the soft edge.
  return {
    left: Math.floor(middleX - halfWidth) - 1,
    top: Math.floor(middleY - halfHeight) - 1,
    right: Math.ceil(middleX + halfWidth) + 1,
    bottom: Math.ceil(middleY + halfHeight) + 1,
  }
}

type ShadowOf = NonNullable<Layer['shadow']>

function shadowOf(box: PixelBox, shadow: ShadowOf, scale: number): PixelBox {
  const soft = Math.ceil(shadow.blur * scale * 1.5)
  const [x, y] = [shadow.x * scale, shadow.y * scale]
  return {
    left: Math.floor(box.left + x - soft),
    top: Math.floor(box.top + y - soft),
    right: Math.ceil(box.right + x + soft),
    bottom: Math.ceil(box.bottom + y + soft),
  }
}

/** The shadow of everything together, behind it. */
function withShadow(content: OffscreenCanvas, shadow: ShadowOf, scale: number): OffscreenCanvas {
  const canvas = new OffscreenCanvas(content.width, content.height)
  const ctx = canvas.getContext('2d')
  if (ctx === null) return content
  ctx.shadowColor = shadow.paint
  ctx.shadowBlur = shadow.blur * scale
  ctx.shadowOffsetX = shadow.x * scale
  ctx.shadowOffsetY = shadow.y * scale
  ctx.drawImage(content, 0, 0)
  return canvas
}

export function intersection(a: PixelBox, b: PixelBox): PixelBox | null {
  const box = {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  }
  return box.left < box.right && box.top < box.bottom ? box : null
}

export const union = (a: PixelBox, b: PixelBox): PixelBox => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
})
