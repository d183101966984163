import { Media } from '#shared/model/media.ts'
import type { MediaRule } from '#shared/network/descriptor.ts'
import { AppError, errorCodes } from '#shared/rpc/errors.ts'
import type { ErrorCode } from '#shared/rpc/errors.ts'

/** Makes a picture that fits a network's rule. Rejects with AppError: unsupported_file, too_large, not_found. */
export async function convertMedia(mediaId: string, rule: MediaRule): Promise<Media> {
  const response = await fetch(`/media/${mediaId}/convert`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(rule),
  }).catch(() => {
    throw new AppError('disconnected', 'Lost the connection to the app core.')
  })
  const answer: unknown = await response.json().catch(() => null)
  const media = Media.safeParse(answer)
  if (response.ok && media.success) return media.data
  const { code, message } = (answer ?? {}) as { code?: unknown; message?: unknown }
  throw errorCodes.includes(code as ErrorCode)
    ? new AppError(code as ErrorCode, String(message))
    : new AppError('internal', 'The picture could not be converted.')
}
