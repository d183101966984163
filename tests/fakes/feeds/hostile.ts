import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { ServerResponse } from 'node:http'
import type { Page, Serving } from './startFakeWeb.ts'

const megabyte = Buffer.alloc(1_000_000, '<item>endless</item>')
const xml = { 'content-type': 'application/rss+xml' }

/** Sends as much as is taken, as fast as it is taken, until `bytes` are sent or nobody listens any more. */
function pour(response: ServerResponse, bytes: number): void {
  let left = bytes
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= megabyte.length
      if (!response.write(megabyte)) {
        response.once('drain', more)
        return
      }
    }
    response.end()
  }
  more()
}

/** A gigabyte that says so. */
export const announcedGigabyte: Serving = (_, response) => {
  response.writeHead(200, { ...xml, 'content-length': '1000000000' })
  pour(response, 1_000_000_000)
  return null
}

/** A gigabyte that does not say so. */
export const gigabyte: Serving = (_, response) => {
  response.writeHead(200, xml)
  pour(response, 1_000_000_000)
  return null
}

export const endless: Serving = (_, response) => {
  response.writeHead(200, xml)
  pour(response, Infinity)
  return null
}

/** A megabyte for each byte, each in a piece of its own. */
export const crumbs: Serving = (_, response) => {
  response.writeHead(200, { ...xml, 'transfer-encoding': 'chunked' })
  const crumb = Buffer.from('1\r\nx\r\n'.repeat(10_000))
  const { socket } = response
  const more = () => {
    while (socket !== null && !socket.destroyed) {
      if (!socket.write(crumb)) {
        socket.once('drain', more)
        return
      }
    }
  }
  response.flushHeaders()
  more()
  return null
}

/** Headers, and then not a word. */
export const silent: Serving = (_, response) => {
  response.writeHead(200, xml)
  response.flushHeaders()
  return null
}

const bomb = Buffer.alloc(200_000_000)

/** 200 MB of nothing in some kilobytes. */
export const gzipBomb = (): Page => ({
  headers: { ...xml, 'content-encoding': 'gzip' },
  body: gzipSync(bomb),
})
export const brotliBomb = (): Page => ({
  headers: { ...xml, 'content-encoding': 'br' },
  body: brotliCompressSync(bomb, { params: { 1: 3 } }),
})
export const brokenGzip: Page = { headers: { ...xml, 'content-encoding': 'gzip' }, body: 'no gzip at all' }
export const unknownPacking: Page = { headers: { ...xml, 'content-encoding': 'zstd, gzip' }, body: 'x' }

export const redirectTo = (location: string, status = 302): Page => ({ status, headers: { location } })
