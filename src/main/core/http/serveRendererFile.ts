import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'
import { AppError } from '#shared/rpc/errors.ts'
import { commonSecurityHeaders, pageSecurityHeaders } from './securityHeaders.ts'

const mimes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
}

/**
 * Serves the built renderer. An address without a file ending is a place inside the app, so index.html answers it.
 * Throws AppError `not_found`. Files are read whole: they are small, and inside an asar archive that is the quick way.
 * `onTaken` is called when whoever asked has taken the whole file in.
 */
export async function serveRendererFile(
  request: Request,
  rendererDir: string,
  onTaken?: () => void,
): Promise<Response> {
  const url = new URL(request.url)
  const path = decodedPath(url)
  const ending = extname(path)
  const file = ending === '' ? '/index.html' : path
  const body = await read(resolve(rendererDir, `.${file}`), rendererDir)
  const mime = mimes[extname(file)] ?? 'application/octet-stream'
  const headers = {
    ...(mime.startsWith('text/html') ? pageSecurityHeaders(url) : commonSecurityHeaders),
    'content-type': mime,
    'content-length': String(body.length),
    // The build puts a hash of the content into every name below /assets/.
    'cache-control': file.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store',
  }
  if (request.method === 'HEAD') return new Response(null, { headers })
  return new Response(onTaken === undefined ? body : inPieces(body, onTaken), { headers })
}

const pieceBytes = 128 * 1024

/** Piece by piece as it is asked for, so that the end of it says that nearly all was taken. */
function inPieces(whole: Uint8Array, onTaken: () => void): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream<Uint8Array>(
    {
      pull: controller => {
        if (at < whole.length) controller.enqueue(whole.subarray(at, (at += pieceBytes)))
        else {
          controller.close()
          onTaken()
        }
      },
    },
    { highWaterMark: 0 },
  )
}

const notThere = () => new AppError('not_found', 'There is nothing at this address.')

function decodedPath(url: URL): string {
  let path: string
  try {
    path = decodeURIComponent(url.pathname)
  } catch {
    throw notThere() // Not UTF-8 behind the percent signs.
  }
  // URL already took plain and percent-coded dot segments away; what is left of them came in by coded slashes.
  const segments = path.split('/')
  if (path.includes('\\') || path.includes('\0') || segments.includes('..') || segments.includes('.')) {
    throw notThere()
  }
  return path
}

async function read(file: string, rendererDir: string): Promise<Buffer<ArrayBuffer>> {
  // Looked at again after resolving, whatever decodedPath may have overlooked.
  if (!file.startsWith(resolve(rendererDir) + sep)) throw notThere()
  try {
    return await readFile(file)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR' || code === 'ENAMETOOLONG')
      throw notThere()
    throw error
  }
}
