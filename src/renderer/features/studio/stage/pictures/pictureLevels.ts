import type { Picture } from '../Stage.ts'

export interface Level {
  picture: Picture
  /** How many times it was halved. */
  halvings: number
}

interface Kept {
  canvas: OffscreenCanvas
  pixels: number
}

/** Pixels of halved pictures that are kept; those used last are at the end. */
const keptPixels = 48_000_000
const kept = new Map<string, Kept>()
let pixelsKept = 0

const numbers = new WeakMap<Picture, number>()
let lastNumber = 0

/** Names a picture as long as it is there. */
export function numberOf(picture: Picture): number {
  let number = numbers.get(picture)
  if (number === undefined) {
    lastNumber += 1
    number = lastNumber
    numbers.set(picture, number)
  }
  return number
}

/**
 * The picture halved as often as still leaves more pixels than are drawn: shrinking a large one in one go is slow and grainy.
 * `scale`: pixels on the canvas for one of the picture's.
 */
export function pictureLevel(picture: Picture, scale: number): Level {
  const wanted = Math.max(0, Math.floor(Math.log2(1 / Math.max(scale, 1e-6))))
  const most = Math.max(0, Math.ceil(Math.log2(Math.min(picture.width, picture.height))))
  const halvings = Math.min(wanted, most)
  if (halvings === 0) return { picture, halvings }
  const key = `${numberOf(picture)}/${halvings}`
  const known = kept.get(key)
  if (known !== undefined) {
    kept.delete(key)
    kept.set(key, known)
    return { picture: known.canvas, halvings }
  }
  const canvas = halved(picture, halvings)
  if (canvas === null) return { picture, halvings: 0 }
  keep(key, canvas)
  return { picture: canvas, halvings }
}

/** What lies between is not kept: of a photo from a phone it would be most of the pixels. */
function halved(picture: Picture, halvings: number): OffscreenCanvas | null {
  const before =
    halvings === 1 ? picture : (nearestKept(picture, halvings - 1) ?? halved(picture, halvings - 1))
  if (before === null) return null
  const canvas = new OffscreenCanvas(Math.ceil(before.width / 2), Math.ceil(before.height / 2))
  const ctx = canvas.getContext('2d')
  if (ctx === null) return null
  // Smoothing of low quality at exactly a half takes the middle of four pixels.
  ctx.imageSmoothingQuality = 'low'
  ctx.drawImage(before, 0, 0, canvas.width, canvas.height)
  return canvas
}

const nearestKept = (picture: Picture, halvings: number): OffscreenCanvas | null =>
  kept.get(`${numberOf(picture)}/${halvings}`)?.canvas ?? null

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
