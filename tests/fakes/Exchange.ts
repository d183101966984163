import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FakeAnswer } from './FakeAnswer.ts'
import type { FakeRequest, RecordedRequest } from './RecordedRequest.ts'

/** One request and the ways to end it, each of them noted in its record. */
export class Exchange {
  readonly request: FakeRequest
  readonly record: RecordedRequest
  readonly #response: ServerResponse

  constructor(request: FakeRequest, response: ServerResponse) {
    this.request = request
    this.#response = response
    this.record = {
      id: request.id,
      method: request.method,
      path: request.path,
      apiMethod: request.apiMethod,
      query: Object.fromEntries(request.query),
      headers: request.headers,
      fields: {},
      files: [],
      receivedAt: request.receivedAt,
      actedUpon: false,
      outcome: 'pending',
      status: null,
      fault: null,
    }
  }

  /** Resolves when the client has the answer, or is gone. */
  async send(answer: FakeAnswer): Promise<void> {
    const response = this.#response
    this.record.status = answer.status
    const body = Buffer.from(answer.body)
    response.writeHead(answer.status, { ...answer.headers, 'content-length': String(body.length) })
    // 'close' follows both a complete answer and a client that did not wait for it.
    const over = response.closed ? Promise.resolve() : once(response, 'close')
    response.end(body)
    this.record.outcome = 'answered'
    await over
  }

  /** Announces the whole answer, sends half of it and hangs up. */
  async truncate(answer: FakeAnswer): Promise<void> {
    const response = this.#response
    this.record.status = answer.status
    this.record.outcome = 'truncated'
    const body = Buffer.from(answer.body)
    response.writeHead(answer.status, { ...answer.headers, 'content-length': String(body.length) })
    await new Promise<void>(resolve => {
      response.write(body.subarray(0, Math.floor(body.length / 2)), () => resolve())
    })
    response.socket?.destroy()
  }

  /** The client sees ECONNRESET. */
  reset(): void {
    this.record.outcome = 'reset'
    this.#response.socket?.resetAndDestroy()
  }

  /** Nothing more is ever said; the socket stays until the client or the server closes it. */
  hang(): void {
    this.record.outcome = 'hung'
  }
}

/** Reads at most `limit` bytes; a longer body is read to its end and thrown away, so that the client hears the refusal. */
export async function readBody(
  incoming: IncomingMessage,
  limit: number,
): Promise<Buffer | 'tooLarge' | 'clientGone'> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else chunks.length = 0
    }
  } catch (error) {
    // Node reports a client that hangs up in the middle of its body as an error of the stream.
    if (incoming.destroyed) return 'clientGone'
    throw error
  }
  return size > limit ? 'tooLarge' : Buffer.concat(chunks)
}
