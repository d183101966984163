/** One HTTP exchange as it may be shown and kept: secrets are already taken out. */
export interface Exchange {
  method: string
  url: string
  /** HTTP status, or null when no answer came. */
  status: number | null
  /** Ms from sending to the end of the answer. */
  tookMs: number
  /** The beginning of the answer, at most 500 characters, or the reason there was none. */
  received: string
}

export interface HttpRequest {
  headers?: Record<string, string>
  /** Sent as application/json. */
  json?: unknown
  /** Sent as multipart/form-data (FormData) or application/x-www-form-urlencoded. */
  form?: FormData | URLSearchParams
  /** Ms without an answer; 30 s unless given, more for uploads. */
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
  /** One request, never repeated. Resolves with any status. Throws NoAnswerError when no whole answer came. */
  request(method: string, url: string, request?: HttpRequest): Promise<HttpAnswer>
}

/**
 * No usable answer came.
 * `notSent`: it never left (name not found, connection refused, TLS refused): certainly not accepted.
 * `answerLost`: time-out, reset or broken off after something may have been sent.
 * `answerBroken`: an answer that is not what the network's documentation says.
 */
export class NoAnswerError extends Error {
  readonly stage: 'notSent' | 'answerLost' | 'answerBroken'

  constructor(stage: NoAnswerError['stage'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'NoAnswerError'
    this.stage = stage
  }
}
