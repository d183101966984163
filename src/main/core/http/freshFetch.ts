import { request as httpRequest } from 'node:http'
import type { ClientRequest, IncomingMessage, OutgoingHttpHeaders, RequestOptions } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { connect } from 'node:net'
import { timeLimit } from '../connectors/timeLimit.ts'
import type { WebFetch } from '../connectors/WebFetch.ts'

/** Without keep-alive: a connection is used once. TLS sessions are remembered, which makes the next handshake shorter. */
const httpsAgent = new HttpsAgent()

/**
 * fetch over node's own HTTP for what connectors send: a text, in one request over a connection of its own. The global fetch
 * needs three times the processor time for a connection that it does not keep. What is more than that (redirects that are
 * followed, files, forms with files) goes to the global one. Rejects with node's own errors; `syscall` is `connect` in all
 * that came before anything was sent.
 */
export const freshFetch: WebFetch = (input, init) => freshFetchWithin(10_000, input, init)

/** @param connectTimeoutMs after which nothing was sent; the global fetch waits as long as ten seconds */
export function freshFetchWithin(
  connectTimeoutMs: number,
  ...[input, init]: Parameters<WebFetch>
): ReturnType<WebFetch> {
  const { body = null, redirect } = init
  const isText = body === null || typeof body === 'string' || body instanceof URLSearchParams
  if (redirect !== 'manual' || !isText) return fetch(input, init)
  const url = new URL(input)
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  // What stands in an address as a login is refused there.
  return isWeb && url.username === '' && url.password === ''
    ? send(url, init, body, connectTimeoutMs)
    : fetch(input, init)
}

function send(
  url: URL,
  { method = 'GET', headers, signal }: RequestInit,
  body: string | URLSearchParams | null,
  connectTimeoutMs: number,
): ReturnType<WebFetch> {
  const text = body === null ? null : String(body)
  const options: RequestOptions = {
    method,
    // Handing over the URL itself would have node copy all its parts, for a tenth of what a small call costs.
    hostname: url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname,
    port: url.port,
    path: `${url.pathname}${url.search}`,
    headers: {
      'accept-encoding': 'identity',
      ...(body instanceof URLSearchParams
        ? { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' }
        : {}),
      ...recordOf(headers),
      ...(text === null ? {} : { 'content-length': Buffer.byteLength(text) }),
    },
  }
  return new Promise((resolve, reject) => {
    const request =
      url.protocol === 'https:'
        ? httpsRequest({ ...options, agent: httpsAgent })
        : // An agent has nothing to do where no connection is kept and no TLS session remembered.
          httpRequest({ ...options, createConnection: connectTo })
    const isConnected = watchConnecting(request, connectTimeoutMs)
    if (signal != null) breakOffWith(request, signal)
    request
      .on('error', error => {
        reject(isConnected() ? error : Object.assign(error, { syscall: 'connect' }))
      })
      .on('response', answer => {
        resolve({ status: answer.statusCode ?? 0, headers: headersOf(answer), body: answer })
      })
    request.end(text ?? undefined)
  })
}

/** As long as there is no connection, with TLS no secure one, nothing of the request was sent; that is not waited for for long. */
function watchConnecting(request: ClientRequest, connectTimeoutMs: number): () => boolean {
  let isConnected = false
  request.once('socket', socket => {
    const callOff = timeLimit(connectTimeoutMs, () => {
      request.destroy(new Error(`No connection within ${connectTimeoutMs} ms.`))
    })
    socket
      .once('encrypted' in socket ? 'secureConnect' : 'connect', () => {
        isConnected = true
        callOff()
      })
      .once('close', callOff)
  })
  return () => isConnected
}

/** The `signal` of node's own request does the same, but watches the whole stream for it: a sixth of what a small call costs. */
function breakOffWith(request: ClientRequest, signal: AbortSignal): void {
  const breakOff = (): void => {
    request.destroy(new Error('Broken off.'))
  }
  if (signal.aborted) breakOff()
  signal.addEventListener('abort', breakOff, { once: true })
  request.once('close', () => {
    signal.removeEventListener('abort', breakOff)
  })
}

const connectTo: NonNullable<RequestOptions['createConnection']> = ({ host, port }) =>
  connect({ host: host ?? '', port: Number(port), noDelay: true })

/** What `http.ts` hands over is a record already. */
const recordOf = (headers: RequestInit['headers']): OutgoingHttpHeaders =>
  headers instanceof Headers || Array.isArray(headers)
    ? Object.fromEntries(new Headers(headers))
    : { ...headers }

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers()
  for (let i = 0; i < rawHeaders.length; i += 2) headers.append(rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '')
  return headers
}
