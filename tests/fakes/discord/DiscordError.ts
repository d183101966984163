/** A refusal in Discord's own form: `code` says more than the HTTP status. */
export class DiscordError extends Error {
  readonly status: number
  readonly code: number
  /** Nested like the body that was refused, with `_errors` at the leaves. */
  readonly errors: object | undefined

  constructor(status: number, code: number, message: string, errors?: object) {
    super(message)
    this.status = status
    this.code = code
    this.errors = errors
  }
}

export function unknownWebhook(): DiscordError {
  return new DiscordError(404, 10015, 'Unknown Webhook')
}

export function unknownMessage(): DiscordError {
  return new DiscordError(404, 10008, 'Unknown Message')
}

export function emptyMessage(): DiscordError {
  return new DiscordError(400, 50006, 'Cannot send an empty message')
}

export function tooLarge(): DiscordError {
  return new DiscordError(413, 40005, 'Request entity too large')
}
