import { inspectImage, sniffMime } from '../inspectImage.ts'
import type { UploadedFile } from '../parseMultipart.ts'
import { invalid, unprocessable } from './MastodonError.ts'
import type { MastodonLimits } from './MastodonSettings.ts'
import type { MastodonMedia } from './MastodonState.ts'

export type AcceptedMedia = Pick<MastodonMedia, 'type' | 'mime' | 'width' | 'height'>

/**
 * Judges an uploaded file by its content.
 * @throws MastodonError 422
 */
export async function acceptMedia(file: UploadedFile, limits: MastodonLimits): Promise<AcceptedMedia> {
  const mime = sniffMime(file.bytes)
  const declared = file.contentType?.toLowerCase()
  const isSupported = (type: string | null | undefined): type is string =>
    typeof type === 'string' && limits.supportedMimeTypes.includes(type)
  if (!isSupported(mime) || !isSupported(declared)) throw wrongType()
  if (mime.startsWith('image/')) return acceptImage(file, mime, limits)
  checkSize(file, limits.videoSizeLimit)
  if (mime.startsWith('audio/')) return { type: 'audio', mime, width: 0, height: 0 }
  const { width, height } = readTrackSize(file.bytes)
  if (width * height > limits.videoMatrixLimit) {
    throw unprocessable(`${width}x${height} videos are not supported`)
  }
  return { type: 'video', mime, width, height }
}

async function acceptImage(file: UploadedFile, mime: string, limits: MastodonLimits): Promise<AcceptedMedia> {
  checkSize(file, limits.imageSizeLimit)
  const image = await inspectImage(file.bytes)
  // The decoder at hand knows no HEIC: such a file is believed.
  if (!image && mime !== 'image/heic') throw wrongType()
  const { width, height, animated } = image ?? { width: 0, height: 0, animated: false }
  if (width * height > limits.imageMatrixLimit) {
    throw unprocessable(`${width}x${height} images are not supported`)
  }
  return { type: mime === 'image/gif' && animated ? 'gifv' : 'image', mime, width, height }
}

function wrongType(): Error {
  return invalid('File content type is invalid, File is invalid')
}

function checkSize({ size }: UploadedFile, limit: number): void {
  if (size <= limit) return
  throw invalid(`File file size must be less than ${Math.round(limit / 1024 / 1024)} MB`)
}

/** Width and height from the track headers of an MP4 (fixed point, the last 8 bytes of the box); 0 when there are none. */
function readTrackSize(bytes: Buffer): { width: number; height: number } {
  const size = { width: 0, height: 0 }
  for (let at = bytes.indexOf('tkhd'); at !== -1; at = bytes.indexOf('tkhd', at + 4)) {
    const end = at >= 4 ? at - 4 + bytes.readUInt32BE(at - 4) : 0
    if (end < at + 12 || end > bytes.length) continue
    size.width = Math.max(size.width, bytes.readUInt16BE(end - 8))
    size.height = Math.max(size.height, bytes.readUInt16BE(end - 4))
  }
  return size
}
