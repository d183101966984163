import type { Sharp } from 'sharp'
import type { z } from 'zod'
import type { Media } from '#shared/model/media.ts'
import { MediaRule } from '#shared/network/descriptor.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { openPicture } from './openPicture.ts'

/** What a picture has to become to fit a network; a whole MediaRule may be given. Sides keep their ratio: nothing is cut. */
export const ConvertWish = MediaRule.pick({ mimes: true, maxBytes: true, maxPixels: true, maxSideSum: true })
export type ConvertWish = z.output<typeof ConvertWish>

const mimes = ['image/jpeg', 'image/png', 'image/webp'] as const
type Mime = (typeof mimes)[number]

/** Encoders in falling quality; the first result that fits is taken before the picture is made smaller. */
const encoders: Record<Mime, readonly ((picture: Sharp) => Sharp)[]> = {
  'image/jpeg': [86, 74].map(quality => p => p.jpeg({ quality })),
  'image/webp': [86, 74].map(quality => p => p.webp({ quality, effort: 2 })),
  'image/png': [p => p.png({ compressionLevel: 9 })],
}

/** Rounds of making smaller before giving up. */
const maxRounds = 8

/** Whether it fits as it is. */
export function fits(media: Media, wish: ConvertWish): boolean {
  return wish.mimes.includes(media.mime) && media.bytes <= wish.maxBytes && scaleFor(media, wish) === 1
}

/**
 * Re-encodes a picture so that it fits; metadata such as the place it was taken goes. Throws AppError
 * `unsupported_file` when none of the wished types can be written, `too_large` when it cannot be made small enough.
 */
export async function convertPicture(
  path: string,
  media: Media,
  wish: ConvertWish,
): Promise<{ bytes: Buffer; mime: string }> {
  const { hasAlpha } = await openPicture(path).metadata()
  const targets = targetMimes(media.mime, wish.mimes, hasAlpha)
  let scale = scaleFor(media, wish)
  for (let round = 0; round < maxRounds; round++) {
    let smallest = Infinity
    for (const mime of targets) {
      for (const encode of encoders[mime]) {
        const bytes = await encode(scaled(path, media, scale, mime)).toBuffer()
        if (bytes.length <= wish.maxBytes) return { bytes, mime }
        smallest = Math.min(smallest, bytes.length)
      }
    }
    // Bytes go with the square of the side; a little less, so that the next round fits.
    scale *= Math.min(0.9, Math.sqrt(wish.maxBytes / smallest) * 0.95)
  }
  throw new AppError('too_large', 'The picture cannot be made small enough.', {
    reason: 'bytes',
    bytes: media.bytes,
    limitBytes: wish.maxBytes,
  })
}

/** The types to try, best first: its own, then what suits it, and only when none of these is taken the rest. */
function targetMimes(own: string, allowed: readonly string[], hasAlpha: boolean): Mime[] {
  // JPEG has no transparency (it would go on white); PNG is by far the largest for photos.
  const suiting: Mime[] = hasAlpha ? ['image/png', 'image/webp'] : ['image/jpeg', 'image/webp']
  const taken = (mime: Mime) => allowed.includes(mime)
  const ownFirst: Mime[] = [...mimes.filter(mime => mime === own), ...suiting.filter(mime => mime !== own)]
  const best = ownFirst.filter(taken)
  const chosen = best.length > 0 ? best : mimes.filter(taken)
  if (chosen.length === 0) {
    throw new AppError('unsupported_file', 'The picture cannot be turned into a type that is taken there.', {
      reason: 'cannotConvert',
      found: own,
    })
  }
  // A PNG may be too large where something lossy is not; between lossy types there is nothing to gain.
  return chosen.slice(0, chosen[0] === 'image/png' ? 2 : 1)
}

function scaled(path: string, media: Media, scale: number, mime: Mime): Sharp {
  const picture = openPicture(path).autoOrient()
  const opaque = mime === 'image/jpeg' ? picture.flatten({ background: '#ffffff' }) : picture
  if (scale === 1) return opaque
  const width = Math.max(1, Math.floor(media.width * scale))
  const height = Math.max(1, Math.floor(media.height * scale))
  return opaque.resize({ width, height, fit: 'fill' })
}

/** How much smaller the sides must become, at most 1. */
function scaleFor({ width, height }: Pick<Media, 'width' | 'height'>, wish: ConvertWish): number {
  const byPixels = wish.maxPixels === null ? 1 : Math.sqrt(wish.maxPixels / (width * height))
  const bySides = wish.maxSideSum === null ? 1 : wish.maxSideSum / (width + height)
  return Math.min(1, byPixels, bySides)
}
