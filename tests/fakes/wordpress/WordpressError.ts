/** A refusal in WordPress' own form: `{code, message, data: {status, ...}}`. */
export class WordpressError extends Error {
  readonly status: number
  readonly code: string
  readonly data: object

  constructor(status: number, code: string, message: string, data: object = {}) {
    super(message)
    this.status = status
    this.code = code
    this.data = data
  }
}

export function noRoute(): WordpressError {
  return new WordpressError(404, 'rest_no_route', 'No route was found matching the URL and request method.')
}

export function invalidPostId(): WordpressError {
  return new WordpressError(404, 'rest_post_invalid_id', 'Invalid post ID.')
}

/** 401 for nobody, 403 for somebody without the right. */
export function forbidden(isLoggedIn: boolean, code: string, message: string): WordpressError {
  return new WordpressError(isLoggedIn ? 403 : 401, code, message)
}
