import type { EncodedPicture, EncodeWish } from './EncodeWork.ts'
import { fitQuality } from './fitQuality.ts'
import { tagPng } from './tagPng.ts'

/** Rounds of making smaller before giving up. */
const maxRounds = 8
/** Smaller than this it is no picture any more. */
const smallestSide = 64

/** A bitmap as a file. The bitmap is used up. */
export async function encodePicture(bitmap: ImageBitmap, wish: EncodeWish): Promise<EncodedPicture> {
  let canvas = canvasOf(bitmap, bitmap.width, bitmap.height, wish)
  const sizeWanted = wish.maxBytes ?? Infinity
  for (let round = 0; ; round += 1) {
    const { encoded, fits } = await fitted(canvas, wish)
    const canShrink =
      wish.mayShrink && round < maxRounds && Math.min(canvas.width, canvas.height) > smallestSide
    if (fits || !canShrink) return { blob: encoded, width: canvas.width, height: canvas.height, fits }
    // Bytes go with the square of the side; a little less, so that the next round fits.
    const scale = Math.min(0.9, Math.sqrt(sizeWanted / encoded.size) * 0.95)
    canvas = canvasOf(canvas, Math.round(canvas.width * scale), Math.round(canvas.height * scale), wish)
  }
}

async function fitted(canvas: OffscreenCanvas, { type, quality, maxBytes }: EncodeWish) {
  if (type === 'image/png') {
    const encoded = await tagPng(await canvas.convertToBlob({ type }))
    return { encoded, fits: encoded.size <= (maxBytes ?? Infinity) }
  }
  const encode = (at: number) => canvas.convertToBlob({ type, quality: at })
  if (maxBytes === null) return { encoded: await encode(quality), fits: true }
  return fitQuality(encode, maxBytes, quality)
}

function canvasOf(
  picture: ImageBitmap | OffscreenCanvas,
  width: number,
  height: number,
  { type }: EncodeWish,
): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height)
  // JPEG has no transparency: it would go on black.
  const ctx = canvas.getContext('2d', { alpha: type !== 'image/jpeg' })
  if (ctx === null) throw new Error('There is no room for a canvas of this size.')
  if (type === 'image/jpeg') {
    ctx.fillStyle = '#ffffff'
    ctx.fillRect(0, 0, width, height)
  }
  ctx.imageSmoothingQuality = 'high'
  ctx.drawImage(picture, 0, 0, width, height)
  if (picture instanceof ImageBitmap) picture.close()
  return canvas
}
