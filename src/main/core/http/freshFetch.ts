import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import type { ClientRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import type { WebFetch } from '../connectors/WebFetch.ts'

/** Without keep-alive: a connection is used once. TLS sessions are remembered, which makes the next handshake shorter. */
const httpAgent = new HttpAgent()
const httpsAgent = new HttpsAgent()

/** Ms after which nothing was sent; the global fetch waits as long. */
const connectTimeoutMs = 10_000

/**
 * fetch over node's own HTTP for what connectors send: a text, in one request over a connection of its own. The global fetch
 * needs three times the processor time for a connection that it does not keep. What is more than that (redirects that are
 * followed, files, forms with files) goes to the global one. Rejects with node's own errors; `syscall` is `connect` in all
 * that came before anything was sent.
 */
export const freshFetch: WebFetch = (input, init) => {
  const { body = null, redirect } = init
  const isText = body === null || typeof body === 'string' || body instanceof URLSearchParams
  if (redirect !== 'manual' || !isText) return fetch(input, init)
  const url = new URL(input)
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  // What stands in an address as a login is refused there.
  return isWeb && url.username === '' && url.password === '' ? send(url, init, body) : fetch(input, init)
}

function send(
  url: URL,
  { method = 'GET', headers, signal }: RequestInit,
  body: string | URLSearchParams | null,
): ReturnType<WebFetch> {
  const sent = new Headers({ 'accept-encoding': 'identity' })
  if (body instanceof URLSearchParams) {
    sent.set('content-type', 'application/x-www-form-urlencoded;charset=UTF-8')
  }
  new Headers(headers).forEach((value, name) => {
    sent.set(name, value)
  })
  const text = body === null ? null : String(body)
  if (text !== null) sent.set('content-length', String(Buffer.byteLength(text)))
  const options = { method, headers: Object.fromEntries(sent), ...(signal == null ? {} : { signal }) }
  return new Promise((resolve, reject) => {
    const request =
      url.protocol === 'https:'
        ? httpsRequest(url, { ...options, agent: httpsAgent })
        : httpRequest(url, { ...options, agent: httpAgent })
    const isConnected = watchConnecting(request)
    request
      .on('error', error => {
        reject(isConnected() ? error : Object.assign(error, { syscall: 'connect' }))
      })
      .on('response', answer => {
        const headers = new Headers()
        for (const [name, values] of Object.entries(answer.headersDistinct)) {
          for (const value of values ?? []) headers.append(name, value)
        }
        resolve({ status: answer.statusCode ?? 0, headers, body: answer })
      })
    request.end(text ?? undefined)
  })
}

/** As long as there is no connection, with TLS no secure one, nothing of the request was sent; that is not waited for for long. */
function watchConnecting(request: ClientRequest): () => boolean {
  let isConnected = false
  request.once('socket', socket => {
    const timer = setTimeout(() => {
      request.destroy(new Error(`No connection within ${connectTimeoutMs} ms.`))
    }, connectTimeoutMs)
    socket
      .once('encrypted' in socket ? 'secureConnect' : 'connect', () => {
        isConnected = true
        clearTimeout(timer)
      })
      .once('close', () => {
        clearTimeout(timer)
      })
  })
  return () => isConnected
}
