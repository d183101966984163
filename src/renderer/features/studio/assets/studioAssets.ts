import { emojiFamily } from '#shared/design/fontFamilies.ts'
import { qrMatrix } from '#shared/design/geometry/qrMatrix.ts'
import type { QrLayer } from '#shared/design/layers/qrLayer.ts'
import { loadFonts } from '../fonts/loadFonts.ts'
import { iconLines } from '../icons/icons.ts'
import { keepPictures } from './keepPictures.ts'
import { readPicture, usualSide } from './readPicture.ts'

type IconDrawing =
  { kind: 'lines'; size: number; paths: readonly string[] } | { kind: 'picture'; picture: OffscreenCanvas }

/** Pixels of a side: an emoji is as sharp as a photo of a whole post. */
const emojiSide = 1024
const emojiPrefix = 'emoji:'
const emojiFamilies = `"${emojiFamily}", sans-serif`

/** Pixels of pictures that are kept: some thirty of the usual size, and two or three as large as they were taken. */
const usualPixels = 96_000_000
const wholePixels = 40_000_000
const smallPixels = 12_000_000

/** Where a canvas gets what a design only names. Null: there is no such thing (any more). */
export const studioAssets = {
  loadFonts,

  // Screen and exports draw the same ones, so that what is made of them (smaller ones, adjusted ones) is made once.
  picture: keepPictures(usualPixels, mediaId => readPicture(`/media/${mediaId}`, usualSide)),
  wholePicture: keepPictures(wholePixels, mediaId => readPicture(`/media/${mediaId}`, Infinity)),

  async icon(name: string): Promise<IconDrawing | null> {
    if (name.startsWith(emojiPrefix)) return emojiDrawing(name.slice(emojiPrefix.length))
    const paths = await iconLines(name)
    return paths === null ? null : { kind: 'lines', size: 24, paths }
  },

  qr: (value: string, correction: QrLayer['correction']): Promise<boolean[][] | null> =>
    Promise.resolve(qrMatrix(value, correction)),
}

/** For designs that are shown small: thumbnails of the store will do for most of their pictures. */
export const thumbnailAssets = {
  ...studioAssets,
  picture: keepPictures(smallPixels, mediaId => readPicture(`/media/${mediaId}?w=320`, Infinity)),
  wholePicture: studioAssets.picture,
}

/** From its code points in hexadecimal, joined by `-`. */
async function emojiDrawing(points: string): Promise<IconDrawing | null> {
  const codes = points.split('-').map(point => Number.parseInt(point, 16))
  if (codes.some(code => !(code <= 0x10_ff_ff))) return null
  const emoji = String.fromCodePoint(...codes)
  await loadFonts([{ family: emojiFamily, weight: 400, italic: false, text: emoji }])
  const canvas = new OffscreenCanvas(emojiSide, emojiSide)
  const ctx = canvas.getContext('2d')
  if (ctx === null) return null
  ctx.font = `${emojiSide}px ${emojiFamilies}`
  const box = ctx.measureText(emoji)
  const { actualBoundingBoxLeft: left, actualBoundingBoxAscent: ascent } = box
  const [width, height] = [left + box.actualBoundingBoxRight, ascent + box.actualBoundingBoxDescent]
  if (width === 0 || height === 0) return null
  // As large as it has room, whatever its own box is.
  const scale = emojiSide / Math.max(width, height)
  ctx.translate((emojiSide - width * scale) / 2, (emojiSide - height * scale) / 2)
  ctx.scale(scale, scale)
  ctx.fillText(emoji, left, ascent)
  return { kind: 'picture', picture: canvas }
}
