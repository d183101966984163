import { once } from 'node:events'
import { STATUS_CODES, createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { Log } from '#core/CoreDeps.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { CorePort } from '#shared/rpc/port.ts'
import { maxMessageBytes } from '#shared/rpc/webSocketPort.ts'
import { createAccess } from './createAccess.ts'
import { createGate, refusal } from './createGate.ts'
import type { Asker, Gate } from './createGate.ts'
import { isLoopback } from './hostCheck.ts'
import { sendResponse, toRequest } from './nodeHttp.ts'
import { nodeWebSocketPort } from './nodeWebSocketPort.ts'
import type { PasswordGate } from './passwordGate.ts'

export interface ServeOptions {
  core: { attach(port: CorePort): void; handleRequest(request: Request): Promise<Response> }
  /** The address to listen on. */
  host: string
  /** 0: any free one. */
  port: number
  /** Other names under which it may be called (a reverse proxy's). */
  names: readonly string[]
  password: PasswordGate | null
  log: Log
  now: () => number
}

export interface Served {
  port: number
  /** A new link that lets one browser in, once. */
  newLink(): string
  /** Ends every connection. */
  close(): Promise<void>
}

/** Uploads over a slow line may take this long. */
const requestMs = 3_600_000

/** Serves a core to browsers: pages, media and uploads over HTTP, the contract over a WebSocket at `/rpc`. */
export async function serve(options: ServeOptions): Promise<Served> {
  const { core, log } = options
  // One look a minute at idle connections is enough, and no timer is to fire more often than that.
  const server = createServer({ requestTimeout: requestMs, connectionsCheckingInterval: 60_000 })
  await listen(server, options)
  const { port } = server.address() as AddressInfo
  const access = createAccess(options.now)
  const loopbackOnly = isLoopback(options.host)
  const gate = createGate({
    rules: { loopbackOnly, port, names: options.names },
    access,
    password: options.password,
    handleRequest: request => core.handleRequest(request),
  })
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxMessageBytes,
    perMessageDeflate: false,
    clientTracking: true,
  })
  server.on('request', (incoming, outgoing) => {
    answer(gate, incoming, outgoing).catch((error: unknown) => {
      log.error('A request could not be answered', { error, path: pathOf(incoming) })
    })
  })
  server.on('upgrade', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refused = refusalOfUpgrade(gate, incoming)
    if (refused !== null) {
      refuseUpgrade(socket, refused)
      return
    }
    sockets.handleUpgrade(incoming, socket, head, ws => core.attach(nodeWebSocketPort(ws)))
  })
  return {
    port,
    newLink: () => `${addressFor(options.host, port)}/enter?token=${access.newToken()}`,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets.clients) socket.close(1001)
      server.closeAllConnections()
      for (const socket of sockets.clients) socket.terminate()
      await closed
    },
  }
}

/** What a browser on this computer is to open: an address of all networks (0.0.0.0) is none to go to. */
export function addressFor(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' || host === '' ? '127.0.0.1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

async function answer(gate: Gate, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const asker = askerOf(incoming)
  const changes = incoming.method !== 'GET' && incoming.method !== 'HEAD'
  const refused = gate.refusalOf(asker, changes)
  if (refused !== null) {
    await sendResponse(refusal(refused.status, 'unauthorized', refused.words), outgoing)
    return
  }
  const over = new AbortController()
  outgoing.once('close', () => {
    over.abort()
  })
  let request: Request
  try {
    request = toRequest(incoming, asker.host ?? '', over.signal)
  } catch (error) {
    // A TypeError is the request's own fault: an odd method, header or target.
    if (!(error instanceof TypeError)) throw error
    await sendResponse(refusal(400, 'invalid_input', 'This is not a request.'), outgoing)
    return
  }
  let response: Response
  try {
    response = await gate.answer(request, incoming.socket.remoteAddress ?? '')
  } catch (error) {
    await sendResponse(refusal(500, 'internal', 'Something went wrong.'), outgoing)
    throw error
  }
  await sendResponse(response, outgoing)
}

function refusalOfUpgrade(gate: Gate, incoming: IncomingMessage): number | null {
  const asker = askerOf(incoming)
  const refused = gate.refusalOf(asker, true)
  if (refused !== null) return refused.status
  if (pathOf(incoming) !== '/rpc') return 404
  return gate.isSignedIn(asker) ? null : 401
}

function refuseUpgrade(socket: Duplex, status: number): void {
  // The other side may be gone already, which is no news.
  socket.on('error', () => undefined)
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  )
}

const askerOf = ({ headers }: IncomingMessage): Asker => ({
  host: headers.host,
  origin: headers.origin,
  cookie: headers.cookie,
})

/** Without the query: that of `/enter` is a secret. */
const pathOf = (incoming: IncomingMessage) => (incoming.url ?? '').split('?')[0] ?? ''

async function listen(server: Server, { host, port }: Pick<ServeOptions, 'host' | 'port'>): Promise<void> {
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    throw explained(error, host, port)
  }
}

function explained(error: unknown, host: string, port: number): unknown {
  const words: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is in use by another program. Choose another one with --port, or none for any free one.`,
    EADDRNOTAVAIL: `This computer has no address ${host}.`,
    ENOTFOUND: `This computer has no address ${host}.`,
    EACCES: `Port ${port} may not be used by this account. Choose one above 1023 with --port.`,
  }
  const code = String((error as { code?: unknown }).code)
  const message = words[code]
  if (message === undefined) return error
  return new AppError(
    'conflict',
    message,
    { reason: code === 'EADDRINUSE' ? 'portInUse' : 'address' },
    { cause: error },
  )
}
