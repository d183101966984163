import type { Metadata } from 'sharp'
import { AppError } from '#shared/rpc/errors.ts'
import { damagedFile } from './damagedFile.ts'
import { maxAnimationPixels, maxPixels, openPicture } from './openPicture.ts'

export interface PictureFacts {
  kind: 'image' | 'animation'
  mime: string
  /** As it is shown: the camera's rotation is applied. */
  width: number
  height: number
  durationMs: number | null
}

const mimes: Record<string, string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  heif: 'image/avif',
}

/**
 * Reads the facts of a picture and decodes all of it once, so that damage shows now and not when it is published.
 * `found` is what its first bytes say. Throws AppError `unsupported_file` or `too_large` (more than 100 megapixels).
 */
export async function inspectPicture(path: string, found: string): Promise<PictureFacts> {
  const metadata = await readMetadata(path, found)
  const mime = mimes[metadata.format]
  if (mime === undefined || (metadata.format === 'heif' && metadata.compression !== 'av1')) throw heic(found)
  const frames = metadata.pages ?? 1
  const animated = frames > 1 && (metadata.format === 'gif' || metadata.format === 'webp')
  const { width, height } = metadata.autoOrient
  checkPixels(width, height, animated ? frames : 1)
  await decodeAll(path, found, animated)
  return {
    kind: animated ? 'animation' : 'image',
    mime,
    width,
    height,
    durationMs: animated ? (metadata.delay ?? []).reduce((sum, ms) => sum + ms, 0) : null,
  }
}

async function readMetadata(path: string, found: string): Promise<Metadata> {
  try {
    return await openPicture(path).metadata()
  } catch (error) {
    if (found === 'image/heic' || found === 'image/heif') throw heic(found)
    // libvips also stops here at a picture that declares itself larger than the limit.
    if (error instanceof Error && error.message.includes('pixel limit')) throw tooManyPixels(null, null)
    throw damagedFile(found, 'its beginning cannot be read', error)
  }
}

async function decodeAll(path: string, found: string, animated: boolean): Promise<void> {
  try {
    // A tiny result: what counts is that every pixel is read.
    await openPicture(path, { animated }).resize({ width: 16, height: 16, fit: 'fill' }).raw().toBuffer()
  } catch (error) {
    throw damagedFile(found, 'not all of the picture is there', error)
  }
}

function checkPixels(width: number, height: number, frames: number): void {
  if (width * height > maxPixels || width * height * frames > maxAnimationPixels) {
    throw tooManyPixels(width, height)
  }
}

function tooManyPixels(width: number | null, height: number | null): AppError {
  const limit = `at most ${maxPixels / 1_000_000} megapixels can be added`
  const size = width === null || height === null ? '' : `, and it has ${width} × ${height} pixels`
  return new AppError('too_large', `The picture is too large: ${limit}${size}.`, {
    reason: 'pixels',
    width,
    height,
    limitPixels: maxPixels,
  })
}

const heic = (found: string) =>
  new AppError(
    'unsupported_file',
    'This is a HEIC photo, as iPhones make them; no network takes them. Save it as JPEG and add that.',
    { reason: 'heic', found },
  )
