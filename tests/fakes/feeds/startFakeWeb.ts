import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { WebAccess } from '#core/CoreDeps.ts'

export interface Page {
  status?: number
  headers?: Record<string, string>
  body?: string | Uint8Array
}

/** What stands at a place: a page, one made for each request, or whatever is done with the answer. */
export type Serving = Page | ((request: WebRequest, response: ServerResponse) => Page | null)

export interface WebRequest {
  method: string
  /** The site that is asked, whatever server stands in for it. */
  host: string
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  form: URLSearchParams
}

export interface FakeWeb {
  port: number
  baseUrl: string
  /** `place` is `host/path`, or a path of this server itself. */
  serve(place: string, serving: Serving): void
  requests: WebRequest[]
  /** Bytes that left the server, whatever became of them. */
  sent(): number
  /** Reaches this server by the names it serves; nothing else that is not public. */
  access: WebAccess
  close(): Promise<void>
}

/** The web as it may be, on 127.0.0.1: any number of sites, each as strict or as hostile as a test makes it. */
export async function startFakeWeb(): Promise<FakeWeb> {
  const places = new Map<string, Serving>()
  const requests: WebRequest[] = []
  const sockets = new Set<Socket>()
  let sent = 0

  const answer = async (incoming: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk)
    const host = incoming.headers.host ?? ''
    const url = new URL(incoming.url ?? '/', `http://${host}`)
    const request: WebRequest = {
      ...{ method: incoming.method ?? 'GET', host, path: url.pathname, query: url.searchParams },
      headers: incoming.headers,
      form: new URLSearchParams(Buffer.concat(chunks).toString()),
    }
    requests.push(request)
    const serving = places.get(`${host}${url.pathname}`) ?? places.get(url.pathname) ?? { status: 404 }
    const page = typeof serving === 'function' ? serving(request, response) : serving
    if (page === null) return
    const { status = 200, headers = {}, body = '' } = page
    response.writeHead(status, headers)
    response.end(body)
  }

  const server = createServer((incoming, response) => {
    // A reader that has had enough hangs up: that is no mistake of the server.
    response.on('error', () => undefined)
    answer(incoming, response).catch(() => response.destroy())
  })
  server.on('connection', socket => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => {
      sent += socket.bytesWritten
      sockets.delete(socket)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The fake web has no port.')
  const { port } = address
  const baseUrl = `http://127.0.0.1:${port}`

  return {
    ...{ port, baseUrl, requests },
    serve: (place, serving) => void places.set(place, serving),
    sent: () => sent + [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, 0),
    access: {
      mayReach: address => address === '127.0.0.1',
      standIn: origin => (origin.startsWith('https://') ? baseUrl : null),
    },
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
