import { validateHeaderName, validateHeaderValue } from 'node:http'
import { rateLeft } from './rateLeft.ts'
import type { RateLeft } from './rateLeft.ts'
import { createRedactor } from './createRedactor.ts'
import { stageOf } from './stageOf.ts'
import { timeLimit } from './timeLimit.ts'
import type { WebFetch } from './WebFetch.ts'

/** One HTTP exchange as it may be shown and kept: secrets are already taken out. */
export interface Exchange {
  method: string
  url: string
  /** HTTP status, or null when no answer came. */
  status: number | null
  /** Why no whole answer came, or null when one did. */
  stage: NoAnswerError['stage'] | null
  /** Ms from sending to the end of the answer. */
  tookMs: number
  /** The beginning of the answer, at most 500 characters, or the reason there was none. */
  received: string
  /** What the network says is left of its limit, or null. */
  rate: RateLeft | null
}

export interface HttpRequest {
  headers?: Record<string, string>
  /** Sent as application/json. */
  json?: unknown
  /** Sent as multipart/form-data (FormData) or application/x-www-form-urlencoded. */
  form?: FormData | URLSearchParams
  /** Sent as it is; what it is, is said in `headers`. */
  body?: Blob
  /** Ms for the whole exchange, until the last byte of the answer; 30 s unless given. See uploadTimeoutMs. */
  timeoutMs?: number
}

export interface HttpAnswer {
  status: number
  headers: Headers
  text: string
  /** The body as JSON; throws NoAnswerError `answerBroken` when it is none. */
  json(): unknown
}

export interface Http {
  /**
   * One request, never repeated. Resolves with any status. Throws NoAnswerError when no whole answer came. A redirect
   * is followed for GET only: whatever changes something gets the 3xx as its answer.
   */
  request(method: string, url: string, request?: HttpRequest): Promise<HttpAnswer>
  /** Takes the secrets out of a text that is going to be shown or kept. */
  redact(text: string): string
}

/**
 * No usable answer came.
 * `notSent`: it never left (name not found, connection refused, TLS refused): certainly not accepted.
 * `answerLost`: time-out, reset or broken off after something may have been sent.
 * `answerBroken`: an answer that is not what the network's documentation says.
 */
export class NoAnswerError extends Error {
  readonly stage: 'notSent' | 'answerLost' | 'answerBroken'
  /** Whether we broke it off ourselves: the caller aborted. */
  readonly aborted: boolean

  constructor(stage: NoAnswerError['stage'], message: string, options?: { aborted?: boolean }) {
    super(message)
    this.name = 'NoAnswerError'
    this.stage = stage
    this.aborted = options?.aborted ?? false
  }
}

export interface HttpOptions {
  fetch: WebFetch
  /** Breaks off whatever is under way. */
  signal: AbortSignal
  /** Values that must not appear in an Exchange or in an error. Shorter than 4 characters they cannot be looked for. */
  redact: readonly string[]
  /** Ms; 30 s unless given. */
  timeoutMs?: number
  onExchange?(exchange: Exchange): void
}

/** An answer longer than this is none of ours. */
const maxAnswerBytes = 5 * 1024 * 1024

/** Ms to allow for sending this many bytes over a slow line (20 kB/s), besides the usual wait. */
export function uploadTimeoutMs(bytes: number): number {
  return 30_000 + Math.ceil(bytes / 20)
}

/** HTTP for connectors: one request each, bounded in time and size, with a record of every exchange. */
export function createHttp(options: HttpOptions): Http {
  const redact = createRedactor(options.redact)
  return {
    redact,
    request: async (method, url, request = {}) => {
      const began = performance.now()
      const record = (
        status: number | null,
        stage: Exchange['stage'],
        received: string,
        headers?: Headers,
      ): void => {
        const tookMs = Math.round(performance.now() - began)
        const rate = headers === undefined ? null : rateLeft(headers, Date.now())
        options.onExchange?.({ method, url: redact(url), status, stage, tookMs, received, rate })
      }
      try {
        const { status, headers, text } = await exchange(options, method, url, request, redact)
        record(status, null, redact(text.slice(0, 20_000)).slice(0, 500), headers)
        return { status, headers, text, json: () => parseJson(text, status) }
      } catch (error) {
        if (!(error instanceof NoAnswerError)) throw error
        record(null, error.stage, error.message.slice(0, 500))
        throw error
      }
    },
  }
}

async function exchange(
  { fetch, signal, timeoutMs }: HttpOptions,
  method: string,
  url: string,
  request: HttpRequest,
  redact: (text: string) => string,
): Promise<Pick<HttpAnswer, 'status' | 'headers' | 'text'>> {
  const init = initOf(method, url, request, redact)
  if (signal.aborted) throw new NoAnswerError('notSent', 'Stopped before sending.', { aborted: true })
  const stopping = new AbortController()
  const onAbort = (): void => stopping.abort('aborted')
  const limitMs = request.timeoutMs ?? timeoutMs ?? 30_000
  const callOffLimit = timeLimit(limitMs, () => stopping.abort('timeout'))
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    const response = await fetch(url, { ...init, signal: stopping.signal })
    return { status: response.status, headers: response.headers, text: await readBounded(response) }
  } catch (error) {
    if (error instanceof NoAnswerError) throw error
    // What was thrown is not passed on as a cause: it may hold the address with its secrets.
    const why: unknown = stopping.signal.reason
    if (why === 'aborted') throw new NoAnswerError('answerLost', 'Stopped by Ratiba.', { aborted: true })
    if (why === 'timeout') throw new NoAnswerError('answerLost', `No answer within ${limitMs} ms.`)
    const { stage, reason } = stageOf(error)
    throw new NoAnswerError(stage, redact(reason))
  } finally {
    callOffLimit()
    signal.removeEventListener('abort', onAbort)
  }
}

/** Everything that can be wrong with a request before it leaves is found here. */
function initOf(
  method: string,
  url: string,
  { headers, json, form, body }: HttpRequest,
  redact: (text: string) => string,
): RequestInit {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) {
    throw new NoAnswerError('notSent', `Not a web address: ${redact(url)}`)
  }
  const changesNothing = method === 'GET' || method === 'HEAD'
  const init: RequestInit = { method, redirect: changesNothing ? 'follow' : 'manual' }
  if (json !== undefined) init.body = JSON.stringify(json)
  else if (form !== undefined) init.body = form
  else if (body !== undefined) init.body = body
  init.headers = sendable({
    accept: 'application/json',
    'user-agent': 'Ratiba',
    ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
    // A fresh connection for every request: one that lay idle may be closed by the server at the very moment a
    // post is sent over it, and then nobody knows whether the post arrived. Also after a GET, which would leave one.
    connection: 'close',
  })
  return init
}

/** A plain record: of `Headers` one would be made here and another one where it is sent. */
function sendable(headers: Record<string, string>): Record<string, string> {
  try {
    for (const [name, value] of Object.entries(headers)) {
      validateHeaderName(name)
      validateHeaderValue(name, value)
    }
  } catch {
    // For characters that cannot stand in a header; the message would quote the value.
    throw new NoAnswerError('notSent', 'A header has characters that cannot be sent.')
  }
  return headers
}

async function readBounded({ body }: Awaited<ReturnType<WebFetch>>): Promise<string> {
  if (body === null) return ''
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > maxAnswerBytes) {
      throw new NoAnswerError('answerBroken', `The answer is longer than ${maxAnswerBytes} bytes.`)
    }
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function parseJson(text: string, status: number): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new NoAnswerError('answerBroken', `The answer (HTTP ${status}) is not JSON.`)
  }
}
