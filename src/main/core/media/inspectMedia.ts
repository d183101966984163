import type { Media } from '#shared/model/media.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { describeMime } from './describeMime.ts'
import { inspectPicture } from './inspectPicture.ts'
import { inspectVideo } from './inspectVideo.ts'
import type { VideoMime } from './inspectVideo.ts'
import { sniffFile } from './sniffFile.ts'
import { readSafeSvg, svgMime } from './svg/readSafeSvg.ts'

export type MediaFacts = Pick<Media, 'kind' | 'mime' | 'width' | 'height' | 'durationMs'>

const pictures = new Set([
  'image/jpeg',
  'image/png',
  'image/apng',
  'image/webp',
  'image/gif',
  'image/avif',
  'image/heic',
  'image/heif',
])

const videos: Record<string, VideoMime> = {
  'video/mp4': 'video/mp4',
  'video/x-m4v': 'video/mp4',
  'video/quicktime': 'video/quicktime',
  'video/webm': 'video/webm',
}

/**
 * What a file is, by its content and whatever its name says. Throws AppError `unsupported_file` with what it really is,
 * or `too_large`. `details.reason`: `empty`, `heic`, `notMedia`, `damaged`, `pixels`, those of svg/svgRefusal.ts.
 */
export async function inspectMedia(path: string, name: string, bytes: number): Promise<MediaFacts> {
  if (bytes === 0) {
    throw new AppError('unsupported_file', `“${name}” is empty.`, { reason: 'empty', found: null })
  }
  const found = await sniffFile(path)
  if (found !== null && pictures.has(found)) return inspectPicture(path, found)
  const video = found === null ? undefined : videos[found]
  if (video !== undefined) return { kind: 'video', mime: video, ...(await inspectVideo(path, video)) }
  if (found === svgMime) return inspectSvg(path)
  throw new AppError(
    'unsupported_file',
    `“${name}” is ${describeMime(found)}. Pictures (JPEG, PNG, WebP, GIF, AVIF, SVG) and videos (MP4, MOV, WebM) can be added.`,
    { reason: 'notMedia', found },
  )
}

async function inspectSvg(path: string): Promise<MediaFacts> {
  const { width, height } = await readSafeSvg(path)
  return { kind: 'image', mime: svgMime, width, height, durationMs: null }
}
