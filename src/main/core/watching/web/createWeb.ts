import { request as requestHttp } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { Clock, WebAccess } from '../../CoreDeps.ts'
import { ReadingFailure } from '../ReadingFailure.ts'
import { createLookup } from './createLookup.ts'
import { explainFailure } from './explainFailure.ts'
import { readBody } from './readBody.ts'

/** How a site that looks at its log knows who asks, and that nobody pretends to be a browser. */
export const userAgent = 'Ratiba (desktop feed reader)'

export interface WebRequest {
  headers?: Readonly<Record<string, string>>
  /** Sent as a form by POST, and then no redirect is followed. */
  form?: URLSearchParams
  /** Of the answer, unpacked. */
  maxBytes: number
  signal: AbortSignal
  /** Called with every address before it is asked, also those that are led to; it refuses by throwing. */
  before?(url: URL): Promise<void>
}

export interface WebAnswer {
  /** The address that answered. */
  url: URL
  status: number
  headers: IncomingMessage['headers']
  body: Buffer
}

/**
 * Reads what strangers serve. One request at a time and each over a connection of its own, http and https only, never an
 * address that is not public, bounded in bytes, redirects and time. Throws ReadingFailure, or what aborted `signal`.
 */
export interface Web {
  ask(address: URL, request: WebRequest): Promise<WebAnswer>
}

/** From the first connection to the last byte, all redirects included. */
const wholeMs = 60_000
/** Without a single byte. */
const silentMs = 20_000
const maxRedirects = 5
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

export function createWeb({
  clock,
  access = {},
}: {
  clock: Pick<Clock, 'after'>
  access?: WebAccess | undefined
}): Web {
  const { checkLiteral, lookup } = createLookup(access)

  const open = (url: URL, request: WebRequest, signal: AbortSignal): Promise<IncomingMessage> => {
    const standIn = access.standIn?.(url.origin) ?? null
    const target = standIn === null ? url : new URL(url.pathname + url.search, standIn)
    checkLiteral(target)
    const send = target.protocol === 'https:' ? requestHttps : requestHttp
    return new Promise((resolve, reject) => {
      const outgoing = send(target, {
        method: request.form === undefined ? 'GET' : 'POST',
        headers: {
          accept: '*/*',
          'accept-encoding': 'gzip, br',
          'user-agent': userAgent,
          ...request.headers,
          ...(request.form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
          host: url.host,
          connection: 'close',
        },
        agent: false,
        lookup,
        signal,
      })
      outgoing.on('response', resolve)
      // Also what comes after the answer began: without a listener it would end the process.
      outgoing.on('error', reject)
      outgoing.end(request.form?.toString())
    })
  }

  const follow = async (
    address: URL,
    request: WebRequest,
    watch: { signal: AbortSignal; onPiece: () => void },
  ): Promise<WebAnswer> => {
    let url = withoutLogin(address)
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      await request.before?.(url)
      watch.onPiece()
      const response = await open(url, request, watch.signal)
      try {
        watch.onPiece()
        const { statusCode: status = 0, headers } = response
        if (!redirects.has(status) || headers.location === undefined) {
          const body = await readBody(response, { maxBytes: request.maxBytes, onPiece: watch.onPiece })
          return { url, status, headers, body }
        }
        if (request.form !== undefined) throw new ReadingFailure('brokenAnswer')
        url = withoutLogin(ledTo(headers.location, url))
      } finally {
        response.destroy()
      }
    }
    throw new ReadingFailure('redirects', { params: { count: maxRedirects } })
  }

  return {
    ask: async (address, request) => {
      const stopping = new AbortController()
      const stop = () => stopping.abort(request.signal.reason)
      const tooSlow = () =>
        stopping.abort(new ReadingFailure('tooSlow', { params: { host: address.hostname } }))
      let callOffSilence = () => {}
      const onPiece = () => {
        callOffSilence()
        callOffSilence = clock.after(silentMs, tooSlow)
      }
      const callOff = clock.after(wholeMs, tooSlow)
      onPiece()
      request.signal.addEventListener('abort', stop, { once: true })
      try {
        request.signal.throwIfAborted()
        return await follow(address, request, { signal: stopping.signal, onPiece })
      } catch (error) {
        if (request.signal.aborted) throw request.signal.reason
        throw explainFailure(stopping.signal.aborted ? stopping.signal.reason : error, address.hostname)
      } finally {
        request.signal.removeEventListener('abort', stop)
        callOff()
        callOffSilence()
      }
    },
  }
}

/** A name and password in an address are not ours to send. Throws ReadingFailure `notWeb`. */
function withoutLogin(address: URL): URL {
  if (!/^https?:$/.test(address.protocol)) {
    throw new ReadingFailure('notWeb', { params: { address: address.href.slice(0, 100) } })
  }
  const url = new URL(address)
  url.username = ''
  url.password = ''
  url.hash = ''
  return url
}

function ledTo(location: string, from: URL): URL {
  if (!URL.canParse(location, from.href)) throw new ReadingFailure('brokenAnswer')
  return new URL(location, from)
}
