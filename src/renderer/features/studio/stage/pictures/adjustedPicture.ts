import type { Adjustments, ImageLayer } from '#shared/design/layers/imageLayer.ts'
import type { Picture } from '../Stage.ts'
import { changesColour, colourMatrix } from './colourMatrix.ts'
import { cutOut } from './cutOut.ts'
import { numberOf, pictureLevel } from './pictureLevels.ts'

/** How far the strongest blur reaches, as a share of the shorter side; and how wide the edges are that sharpening looks at. */
const blurShare = 0.05
const sharpenShare = 0.0025
/** What is cut out is found on a picture of at most this many pixels a side, so that it is the same at every size. */
const cutOutSide = 900
/** Pixels of adjusted pictures that are kept. */
const keptPixels = 24_000_000

interface Kept {
  canvas: OffscreenCanvas
  pixels: number
}

/** By picture and what was done to it; the ones used last are at the end. */
const kept = new Map<string, Kept>()
let pixelsKept = 0

type Change = Pick<ImageLayer, 'adjust' | 'cutout'>

/** Whether the pixels themselves differ from the picture's. A vignette does not: it is laid over what is seen of it. */
export const isAdjusted = ({ adjust, cutout }: Change): boolean =>
  cutout !== null || adjust.blur > 0 || adjust.sharpen > 0 || changesColour(adjust)

/** What is known already under `adjustedPicture`. */
export const knownAdjusted = (picture: Picture, halvings: number, change: Change): OffscreenCanvas | null =>
  kept.get(keyOf(picture, halvings, change))?.canvas ?? null

/** A picture with its adjustments and without what is cut out, halved as often as said. */
export function adjustedPicture(picture: Picture, halvings: number, change: Change): OffscreenCanvas {
  const key = keyOf(picture, halvings, change)
  const known = kept.get(key)
  if (known !== undefined) {
    kept.delete(key)
    kept.set(key, known)
    return known.canvas
  }
  const level = pictureLevel(picture, 2 ** -halvings)
  const canvas = adjust(level.picture, change.adjust)
  if (change.cutout !== null) applyMask(canvas, maskOf(picture, change.cutout.tolerance))
  keep(key, canvas)
  return canvas
}

function keyOf(
  picture: Picture,
  halvings: number,
  { adjust: { vignette: _, ...adjust }, cutout }: Change,
): string {
  return `${numberOf(picture)}/${halvings}/${JSON.stringify(adjust)}/${cutout?.tolerance ?? ''}`
}

function keep(key: string, canvas: OffscreenCanvas): void {
  const pixels = canvas.width * canvas.height
  kept.set(key, { canvas, pixels })
  pixelsKept += pixels
  for (const [oldest, { pixels: freed }] of kept) {
    if (pixelsKept <= keptPixels || oldest === key) break
    kept.delete(oldest)
    pixelsKept -= freed
  }
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const ctx = canvas.getContext('2d', { willReadFrequently: true })
  if (ctx === null) throw new Error('There is no room for another canvas.')
  return ctx
}

function adjust(source: Picture, change: Adjustments): OffscreenCanvas {
  const canvas = new OffscreenCanvas(source.width, source.height)
  const ctx = contextOf(canvas)
  const shorter = Math.min(canvas.width, canvas.height)
  if (change.blur > 0) drawBlurred(ctx, source, change.blur * blurShare * shorter)
  else ctx.drawImage(source, 0, 0)
  const colours = changesColour(change)
  if (!colours && change.sharpen === 0) return canvas
  const image = ctx.getImageData(0, 0, canvas.width, canvas.height)
  if (change.sharpen > 0) {
    const soft = new OffscreenCanvas(canvas.width, canvas.height)
    const softCtx = contextOf(soft)
    drawBlurred(softCtx, canvas, Math.max(0.7, sharpenShare * shorter))
    sharpen(image.data, softCtx.getImageData(0, 0, soft.width, soft.height).data, change.sharpen * 1.6)
  }
  if (colours) recolour(image.data, colourMatrix(change))
  ctx.putImageData(image, 0, 0)
  return canvas
}

/** The edges are drawn further outwards first: a blur would otherwise let in what is not there. */
function drawBlurred(ctx: OffscreenCanvasRenderingContext2D, source: Picture, radius: number): void {
  const { width, height } = ctx.canvas
  const room = Math.ceil(radius * 3)
  const wide = new OffscreenCanvas(width + 2 * room, height + 2 * room)
  const wideCtx = wide.getContext('2d')
  if (wideCtx === null) return
  wideCtx.drawImage(source, 0, 0, wide.width, wide.height)
  wideCtx.clearRect(room, room, width, height)
  wideCtx.drawImage(source, room, room, width, height)
  ctx.filter = `blur(${radius}px)`
  ctx.drawImage(wide, -room, -room)
  ctx.filter = 'none'
}

function sharpen(data: Uint8ClampedArray, soft: Uint8ClampedArray, amount: number): void {
  for (let at = 0; at < data.length; at += 4) {
    for (let channel = at; channel < at + 3; channel += 1) {
      const value = data[channel] ?? 0
      data[channel] = value + (value - (soft[channel] ?? 0)) * amount
    }
  }
}

function recolour(data: Uint8ClampedArray, matrix: readonly number[]): void {
  const [rr = 0, rg = 0, rb = 0, r0 = 0, gr = 0, gg = 0, gb = 0, g0 = 0, br = 0, bg = 0, bb = 0, b0 = 0] =
    matrix
  for (let at = 0; at < data.length; at += 4) {
    const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]
    data[at] = red * rr + green * rg + blue * rb + r0
    data[at + 1] = red * gr + green * gg + blue * gb + g0
    data[at + 2] = red * br + green * bg + blue * bb + b0
  }
}

/** White where the picture stays. */
function maskOf(picture: Picture, tolerance: number): OffscreenCanvas {
  const { picture: level } = pictureLevel(picture, cutOutSide / Math.max(picture.width, picture.height) / 2)
  const mask = new OffscreenCanvas(level.width, level.height)
  const ctx = contextOf(mask)
  ctx.drawImage(level, 0, 0)
  const image = ctx.getImageData(0, 0, mask.width, mask.height)
  const stays = cutOut(image, tolerance)
  for (let at = 0; at < stays.length; at += 1) image.data[at * 4 + 3] = stays[at] ?? 255
  ctx.putImageData(image, 0, 0)
  const soft = new OffscreenCanvas(mask.width, mask.height)
  const softCtx = contextOf(soft)
  softCtx.filter = 'blur(0.8px)'
  softCtx.drawImage(mask, 0, 0)
  return soft
}

function applyMask(canvas: OffscreenCanvas, mask: OffscreenCanvas): void {
  const ctx = contextOf(canvas)
  ctx.globalCompositeOperation = 'destination-in'
  ctx.imageSmoothingQuality = 'high'
  ctx.drawImage(mask, 0, 0, canvas.width, canvas.height)
  ctx.globalCompositeOperation = 'source-over'
}
