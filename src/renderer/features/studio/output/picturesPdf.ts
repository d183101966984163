import { AppError, errorCodes } from '#shared/rpc/errors.ts'
import type { ErrorCode } from '#shared/rpc/errors.ts'

interface PdfPage {
  /** In units of the format. */
  width: number
  height: number
  alt: string
  /** A JPEG. */
  picture: Blob
}

interface PdfOf {
  title: string
  language: string
  signal: AbortSignal
}

/** Pictures as the pages of a PDF, set by the core. Rejects with AppError: invalid_input, too_large, disconnected. */
export async function picturesPdf(
  { title, language, signal }: PdfOf,
  pages: readonly PdfPage[],
): Promise<Blob> {
  const body = new FormData()
  const facts = pages.map(({ width, height, alt }) => ({ width, height, alt }))
  body.set('about', JSON.stringify({ title, language, pages: facts }))
  for (const [at, { picture }] of pages.entries()) body.append('page', picture, `${at + 1}.jpg`)
  const response = await fetch('/pictures.pdf', { method: 'POST', body, signal }).catch((error: unknown) => {
    signal.throwIfAborted()
    throw new AppError('disconnected', `Lost the connection to the app core (${String(error)}).`)
  })
  if (response.ok) return response.blob()
  const { code, message } = ((await response.json().catch(() => null)) ?? {}) as Record<string, unknown>
  throw errorCodes.includes(code as ErrorCode)
    ? new AppError(code as ErrorCode, String(message))
    : new AppError('internal', 'The PDF could not be made.')
}
