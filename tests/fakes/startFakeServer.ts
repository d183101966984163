import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { Exchange, readBody } from './Exchange.ts'
import type { FakeAnswer } from './FakeAnswer.ts'
import { FaultInjector, matchesRequest } from './FaultInjector.ts'
import type { RequestMatch } from './FaultInjector.ts'
import { misbehave } from './misbehave.ts'
import { flattenFields, listFiles, parseBody } from './parseBody.ts'
import { UnreadableBody } from './parseMultipart.ts'
import type { FakeRequest, RecordedRequest } from './RecordedRequest.ts'

/** What makes a fake network of the plain server: its own way to name, handle and refuse requests. */
export interface FakeServerRules {
  /** The network's name of the operation, used by faults and in the record. */
  nameOf(method: string, path: string, query: URLSearchParams): string | null
  handle(request: FakeRequest): FakeAnswer | Promise<FakeAnswer>
  rateLimited(request: FakeRequest, retryAfterSeconds: number): FakeAnswer
  tooLarge(): FakeAnswer
  unreadable(reason: string): FakeAnswer
  maxBodyBytes: number
}

export interface FakeServerOptions {
  /** 0 or absent: any free port. */
  port?: number
  /** The clock of the fake, epoch ms; Date.now by default. */
  now?: () => number
}

export interface FakeServer {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly baseUrl: string
  readonly port: number
  readonly faults: FaultInjector
  /** Every request, in the order of arrival. */
  readonly requests: readonly RecordedRequest[]
  /** Errors of the fake itself (it answered 500). A test may assert that there are none. */
  readonly crashes: readonly unknown[]
  /** Resolves with the `count`-th request (1 by default) that fits, once it has been dealt with; past ones count. */
  waitForRequest(match: RequestMatch, count?: number): Promise<RecordedRequest>
  /** Refuses connections and ends the open ones, keeping all state; `comeBack` listens on the same port again. */
  goAway(): Promise<void>
  comeBack(): Promise<void>
  /** Ends everything: open sockets, hanging answers, slow ones. */
  close(): Promise<void>
}

/** A real HTTP server on 127.0.0.1 that records what it gets and misbehaves when told to. */
export async function startFakeServer(
  options: FakeServerOptions,
  rules: FakeServerRules,
): Promise<FakeServer> {
  const now = options.now ?? Date.now
  const faults = new FaultInjector()
  const requests: RecordedRequest[] = []
  const crashes: unknown[] = []
  const settled: Exchange[] = []
  const waiters = new Set<() => void>()
  const closing = new AbortController()

  const receive = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const exchange = new Exchange(requestOf(incoming, requests.length + 1, now(), rules), response)
    const { request, record } = exchange
    requests.push(record)
    const act = async (): Promise<FakeAnswer> => {
      record.actedUpon = true
      try {
        return await rules.handle(request)
      } catch (error) {
        crashes.push(error)
        console.error('a fake server crashed:', error)
        return { status: 500, body: 'the fake server crashed' }
      }
    }
    const refusal = await readInto(exchange, incoming, rules)
    const fault = refusal === undefined ? faults.take(request, record) : undefined
    if (fault) {
      const rateLimited = (seconds: number): FakeAnswer => rules.rateLimited(request, seconds)
      await misbehave(fault.spec, exchange, { act, rateLimited, closing: closing.signal })
      fault.tookPlace()
    } else if (record.outcome === 'pending') {
      await exchange.send(refusal ?? (await act()))
    }
    settled.push(exchange)
    for (const check of [...waiters]) check()
  }

  const listener = await startListener(options.port ?? 0, (incoming, response) => {
    receive(incoming, response).catch((error: unknown) => {
      if (!closing.signal.aborted) crashes.push(error)
      response.destroy()
    })
  })

  return {
    ...listener,
    baseUrl: `http://127.0.0.1:${listener.port}`,
    faults,
    requests,
    crashes,
    waitForRequest: (match, count = 1) =>
      new Promise(resolve => {
        const check = (): void => {
          const found = settled.filter(({ request }) => matchesRequest(match, request))[count - 1]
          if (!found) return
          waiters.delete(check)
          resolve(found.record)
        }
        waiters.add(check)
        check()
      }),
    close: async () => {
      closing.abort()
      await listener.goAway()
    },
  }
}

function requestOf(
  incoming: IncomingMessage,
  id: number,
  receivedAt: number,
  rules: FakeServerRules,
): FakeRequest {
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1')
  const method = incoming.method ?? 'GET'
  return {
    id,
    method,
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    body: { kind: 'none' },
    receivedAt,
    apiMethod: rules.nameOf(method, url.pathname, url.searchParams),
  }
}

/** Reads the body into request and record. Returns the answer to a body that cannot be taken. */
async function readInto(
  { request, record }: Exchange,
  incoming: IncomingMessage,
  rules: FakeServerRules,
): Promise<FakeAnswer | undefined> {
  const bytes = await readBody(incoming, rules.maxBodyBytes)
  if (bytes === 'tooLarge') return rules.tooLarge()
  if (bytes === 'clientGone') {
    record.outcome = 'clientGone'
    return rules.unreadable('the client is gone')
  }
  try {
    request.body = parseBody(bytes, incoming.headers['content-type'])
  } catch (error) {
    if (error instanceof UnreadableBody) return rules.unreadable(error.message)
    throw error
  }
  record.fields = flattenFields(request.body)
  record.files = listFiles(request.body)
  return undefined
}

async function startListener(
  wantedPort: number,
  onRequest: (incoming: IncomingMessage, response: ServerResponse) => void,
): Promise<{ port: number; goAway: () => Promise<void>; comeBack: () => Promise<void> }> {
  const server = createServer(onRequest)
  const sockets = new Set<Socket>()
  server.on('connection', socket => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  const listen = async (port: number): Promise<void> => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  await listen(wantedPort)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a fake server has no port')
  const { port } = address
  return {
    port,
    comeBack: () => listen(port),
    goAway: async () => {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
