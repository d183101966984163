/** A refusal as `{"error": ...}` with an HTTP status. */
export class MastodonError extends Error {
  readonly status: number
  readonly description: string | undefined

  constructor(status: number, error: string, description?: string) {
    super(error)
    this.status = status
    this.description = description
  }
}

export function notFound(): MastodonError {
  return new MastodonError(404, 'Record not found')
}

/** The form of most refusals of content. */
export function invalid(reason: string): MastodonError {
  return new MastodonError(422, `Validation failed: ${reason}`)
}

/** Refusals of media, which Mastodon words without the usual beginning. */
export function unprocessable(reason: string): MastodonError {
  return new MastodonError(422, reason)
}
