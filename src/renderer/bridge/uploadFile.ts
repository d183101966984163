import type { BrandFont } from '#shared/model/brand.ts'
import type { Media } from '#shared/model/media.ts'
import { AppError, errorCodes } from '#shared/rpc/errors.ts'
import type { ErrorCode, WireError } from '#shared/rpc/errors.ts'

export interface UploadOptions {
  /** 0 to 1. */
  onProgress?: (fraction: number) => void
  signal?: AbortSignal
}

/** Stores a file in the media store. Rejects with AppError: unsupported_file, too_large, disk_full, cancelled, disconnected. */
export function uploadFile(file: File, options: UploadOptions = {}): Promise<Media> {
  return send<Media>(`/upload?name=${encodeURIComponent(file.name)}`, file, options)
}

/** Stores a picture. Rejects as uploadFile does, and with `unsupported_file` for a video, which is stored all the same. */
export async function uploadPicture(file: File, options: UploadOptions = {}): Promise<Media> {
  const media = await uploadFile(file, options)
  if (media.kind === 'video') {
    throw new AppError('unsupported_file', 'This is a video, and a picture is needed.', { reason: 'video' })
  }
  return media
}

/** Stores a font file for a project. Rejects as uploadFile does. */
export function uploadFont(file: File, projectId: string, options: UploadOptions = {}): Promise<BrandFont> {
  return send<BrandFont>(`/fonts?projectId=${projectId}&name=${encodeURIComponent(file.name)}`, file, options)
}

function send<T>(address: string, file: File, { onProgress, signal }: UploadOptions): Promise<T> {
  return new Promise((resolve, reject) => {
    // fetch cannot tell how much of a body has gone out.
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.responseType = 'json'
    request.upload.onprogress = event => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total)
    }
    request.onload = () => {
      // Our own core answers, as over the contract: what it says it stored needs no proof.
      if (request.status >= 200 && request.status < 300) resolve(request.response as T)
      else reject(toError(request.response))
    }
    request.onerror = () => reject(new AppError('disconnected', 'Lost the connection to the app core.'))
    request.onabort = () => reject(new AppError('cancelled', 'Cancelled.'))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

function toError(answer: unknown): AppError {
  const wire = (answer as { error?: WireError } | null)?.error ?? (answer as WireError | null)
  const known = errorCodes.includes(wire?.code as ErrorCode)
  return wire !== null && known
    ? new AppError(wire.code, wire.message, wire.details)
    : new AppError('internal', 'The file could not be stored.')
}

/** Where the bytes of a stored file are; `widthPx` asks for a thumbnail at least that wide. */
export function mediaUrl(id: string, widthPx?: number): string {
  return widthPx === undefined ? `/media/${id}` : `/media/${id}?w=${widthPx}`
}
