import { emojiFamily } from '#shared/design/fontFamilies.ts'
import { qrMatrix } from '#shared/design/geometry/qrMatrix.ts'
import type { QrLayer } from '#shared/design/layers/qrLayer.ts'
import { loadFonts } from '../fonts/loadFonts.ts'
import { iconLines } from '../icons/icons.ts'

type IconDrawing =
  { kind: 'lines'; size: number; paths: readonly string[] } | { kind: 'picture'; picture: OffscreenCanvas }

/** Pixels of a side: an emoji is as sharp as a photo of a whole post. */
const emojiSide = 1024
const emojiPrefix = 'emoji:'
const emojiFamilies = `"${emojiFamily}", sans-serif`

/**
 * Pictures by medium: screen and exports draw the same, so that what was made smaller of them is made once. Undrawn ones are only
 * their files; the browser lets go of pixels by itself.
 */
const keptPictures = 100
const pictures = new Map<string, Promise<HTMLImageElement | null>>()

async function fetchPicture(mediaId: string): Promise<HTMLImageElement | null> {
  const image = new Image()
  image.src = `/media/${mediaId}`
  return image.decode().then(
    () => image,
    () => null,
  )
}

/** Where a canvas gets what a design only names. Null: there is no such thing (any more). */
export const studioAssets = {
  loadFonts,

  /** A drawing (SVG) stays one: it is made into pixels as large as it is drawn. */
  async picture(mediaId: string): Promise<HTMLImageElement | null> {
    const known = pictures.get(mediaId) ?? fetchPicture(mediaId)
    // The ones used last are at the end.
    pictures.delete(mediaId)
    pictures.set(mediaId, known)
    const [oldest] = pictures.keys()
    if (pictures.size > keptPictures && oldest !== undefined) pictures.delete(oldest)
    const picture = await known
    // It may be there the next time: what came back from the bin, or a disk that was away.
    if (picture === null) pictures.delete(mediaId)
    return picture
  },

  async icon(name: string): Promise<IconDrawing | null> {
    if (name.startsWith(emojiPrefix)) return emojiDrawing(name.slice(emojiPrefix.length))
    const paths = await iconLines(name)
    return paths === null ? null : { kind: 'lines', size: 24, paths }
  },

  qr: (value: string, correction: QrLayer['correction']): Promise<boolean[][] | null> =>
    Promise.resolve(qrMatrix(value, correction)),
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
