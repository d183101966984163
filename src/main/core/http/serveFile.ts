import { open } from 'node:fs/promises'
import { AppError } from '#shared/rpc/errors.ts'
import { fileStream } from './fileStream.ts'
import { parseRange } from './parseRange.ts'
import { foreignFileHeaders } from './securityHeaders.ts'

export interface ServedFile {
  path: string
  mime: string
  /** Names the content: as long as it is the same, a copy in the browser's cache is good. */
  etag: string
  /** With a name the browser saves the file instead of showing it. */
  downloadName?: string
}

/** Serves a file that never changes, whole or in part (videos are sought by ranges). Throws AppError `not_found`. */
export async function serveFile(request: Request, file: ServedFile): Promise<Response> {
  const etag = `"${file.etag}"`
  const headers: Record<string, string> = {
    ...foreignFileHeaders,
    'content-type': file.mime,
    'cache-control': 'private, max-age=31536000, immutable',
    'accept-ranges': 'bytes',
    etag,
  }
  if (file.downloadName !== undefined) headers['content-disposition'] = attachment(file.downloadName)
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })

  const handle = await open(file.path, 'r').catch((error: unknown) => {
    throw new AppError('not_found', 'This file is not there any more.', undefined, { cause: error })
  })
  const { size } = await handle.stat()
  const ifRange = request.headers.get('if-range')
  const wanted =
    ifRange === null || ifRange === etag ? parseRange(request.headers.get('range'), size) : 'whole'
  if (wanted === 'unsatisfiable') {
    await handle.close()
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } })
  }
  const { start, end } = wanted === 'whole' ? { start: 0, end: size } : wanted
  headers['content-length'] = String(end - start)
  if (wanted !== 'whole') headers['content-range'] = `bytes ${start}-${end - 1}/${size}`
  const status = wanted === 'whole' ? 200 : 206
  if (request.method === 'HEAD' || start === end) {
    await handle.close()
    return new Response(null, { status, headers })
  }
  return new Response(fileStream(handle, start, end), { status, headers })
}

/** The header that makes a browser save an answer under a name: RFC 6266, with a plain form for what cannot read the other one. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\w .()-]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, c => `%${c.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
