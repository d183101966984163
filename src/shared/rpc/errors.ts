/** Every way a call can fail that the person can be told about. A closed union: the renderer has a sentence for each. */
export const errorCodes = [
  'invalid_input',
  'not_found',
  'conflict',
  'unauthorized',
  'network',
  'rate_limited',
  'refused',
  'unsupported_file',
  'too_large',
  'disk_full',
  'cancelled',
  'disconnected',
  'internal',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** An expected failure, safe to show. Anything else crosses the wire as `internal` with a log id. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: unknown

  constructor(code: ErrorCode, message: string, details?: unknown, options?: ErrorOptions) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}

/** The form in which an error crosses a port: no stack, no path, no secret. */
export interface WireError {
  code: ErrorCode
  message: string
  details?: unknown
}
