import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { foreignFileHeaders, pageSecurityHeaders } from '../../src/main/core/http/securityHeaders.ts'
import { studioMedia } from './studioMedia.ts'

export interface StudioPageServer {
  url: string
  /** Addresses that were asked for and are not there. */
  readonly missing: readonly string[]
  close(): Promise<void>
}

const types: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.woff2': 'font/woff2',
}

const html = `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,">
<script type="module" src="/page.js"></script><body></body></html>`

/** The stage with what tries it out, with its fonts and icons built as for the app and pictures under /media, for a real browser. */
export async function startStudioPage(): Promise<StudioPageServer> {
  const files = await buildPage()
  const missing: string[] = []
  const answer = async (path: string): Promise<{ type: string; body: string | Uint8Array } | null> => {
    if (path === '/') return { type: 'text/html', body: html }
    const built = files.get(path.slice(1))
    if (built !== undefined) return { type: types[extname(path)] ?? 'application/octet-stream', body: built }
    return path.startsWith('/media/') ? studioMedia(path.slice('/media/'.length)) : null
  }
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    void answer(path).then(found => {
      if (found === null) missing.push(path)
      response.writeHead(found === null ? 404 : 200, {
        ...(path.startsWith('/media/') ? foreignFileHeaders : pageSecurityHeaders(new URL(url))),
        'content-type': found?.type ?? 'text/plain',
      })
      response.end(found?.body)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return {
    url,
    missing,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function buildPage(): Promise<Map<string, string | Uint8Array>> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL('../..', import.meta.url)),
    build: {
      write: false,
      minify: false,
      target: 'chrome130',
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('page.ts', import.meta.url)),
        output: { entryFileNames: 'page.js' },
      },
    },
  })
  const [first] = Array.isArray(built) ? built : [built]
  if (!('output' in first)) throw new Error('Vite built nothing.')
  return new Map(
    first.output.map(file => [file.fileName, file.type === 'chunk' ? file.code : file.source] as const),
  )
}
