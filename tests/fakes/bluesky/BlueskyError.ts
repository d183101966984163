/** A refusal in the form of XRPC: `{"error": name, "message": ...}`. */
export class BlueskyError extends Error {
  readonly status: number
  readonly error: string

  constructor(status: number, error: string, message: string) {
    super(message)
    this.status = status
    this.error = error
  }
}

export function invalidRequest(message: string, error = 'InvalidRequest'): BlueskyError {
  return new BlueskyError(400, error, message)
}

export function authRequired(
  message = 'Authentication Required',
  error = 'AuthenticationRequired',
): BlueskyError {
  return new BlueskyError(401, error, message)
}

export function tooLarge(): BlueskyError {
  return new BlueskyError(413, 'PayloadTooLarge', 'request entity too large')
}
