import { inspectImage, sniffMime } from '../inspectImage.ts'
import type { UploadedFile } from '../parseMultipart.ts'
import type { TelegramCall } from './TelegramCall.ts'
import { badRequest, TelegramError } from './TelegramError.ts'
import type { TelegramFile, TelegramFileKind } from './TelegramState.ts'

/** Bytes. Documented: 10 MB for a photo. */
const PHOTO_LIMIT = 10 * 1024 * 1024

/** What the caller says of a video or an animation: the server does not look inside. */
export interface Dimensions {
  width: number
  height: number
}

/**
 * Finds the file that a call means: a part of its own name, `attach://part`, or the id of a file sent earlier.
 * @param value the parameter; '' when only a part of that name may be there
 * @returns undefined when there is none
 */
export function findFile(
  call: TelegramCall,
  field: string,
  value: string,
): UploadedFile | TelegramFile | undefined {
  if (value.startsWith('attach://')) return call.upload(value.slice('attach://'.length))
  if (value === '') return call.upload(field)
  // A fake network fetches nothing from the internet.
  if (/^https?:/i.test(value)) throw badRequest('failed to get HTTP URL content')
  return call.state.fileById(value)
}

/**
 * Takes a file in as one kind of content, as strictly as Telegram.
 * @throws TelegramError 400 or 413
 */
export async function acceptFile(
  call: TelegramCall,
  found: UploadedFile | TelegramFile,
  kind: TelegramFileKind,
  claimed: Dimensions,
): Promise<TelegramFile> {
  if ('fileId' in found) {
    if (found.kind !== kind) throw badRequest(`can't use file of type ${found.kind} as ${kind}`)
    return found
  }
  if (found.size === 0) throw badRequest('file must be non-empty')
  if (found.size > call.uploadLimitBytes) throw new TelegramError(413, 'Request Entity Too Large')
  const { filename, contentType, size, sha256 } = found
  const common = { filename, contentType, size, sha256 }
  if (kind === 'photo') return call.state.addFile({ ...common, kind, ...(await checkPhoto(found)) })
  const mime = sniffMime(found.bytes)
  const isPlayable = mime === 'video/mp4' || (kind === 'animation' && mime === 'image/gif')
  // What is no MP4 (or GIF) arrives as a plain file, without a word of warning.
  if ((kind === 'video' || kind === 'animation') && !isPlayable) {
    return call.state.addFile({ ...common, kind: 'document', width: 0, height: 0 })
  }
  return call.state.addFile({ ...common, kind, ...claimed })
}

async function checkPhoto({ bytes, size }: UploadedFile): Promise<Dimensions> {
  if (size > PHOTO_LIMIT) {
    throw badRequest(
      `file of size ${size} bytes is too big for a photo; the maximum size is ${PHOTO_LIMIT} bytes`,
    )
  }
  const image = await inspectImage(bytes)
  if (!image) throw badRequest('IMAGE_PROCESS_FAILED')
  const { width, height } = image
  const ratio = Math.max(width, height) / Math.min(width, height)
  if (width + height > 10_000 || ratio > 20) throw badRequest('PHOTO_INVALID_DIMENSIONS')
  return { width, height }
}
