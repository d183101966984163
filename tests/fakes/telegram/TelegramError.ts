/** A refusal in the Bot API's own form. `code` is the HTTP status too. */
export class TelegramError extends Error {
  readonly code: number
  readonly parameters: Record<string, number> | undefined

  constructor(code: number, description: string, parameters?: Record<string, number>) {
    super(description)
    this.code = code
    this.parameters = parameters
  }
}

export function badRequest(reason: string): TelegramError {
  return new TelegramError(400, `Bad Request: ${reason}`)
}

export function forbidden(reason: string): TelegramError {
  return new TelegramError(403, `Forbidden: ${reason}`)
}

export function tooManyRequests(retryAfterSeconds: number): TelegramError {
  return new TelegramError(429, `Too Many Requests: retry after ${retryAfterSeconds}`, {
    retry_after: retryAfterSeconds,
  })
}
