import { AppError } from '#shared/rpc/errors.ts'
import type { ErrorCode, WireError } from '#shared/rpc/errors.ts'
import { explainDiskFull } from '../media/diskFull.ts'
import { commonSecurityHeaders } from './securityHeaders.ts'

const statuses: Record<ErrorCode, number> = {
  invalid_input: 400,
  unauthorized: 401,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported_file: 415,
  refused: 422,
  rate_limited: 429,
  cancelled: 499,
  internal: 500,
  network: 502,
  disconnected: 503,
  disk_full: 507,
}

export function jsonResponse(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: {
      ...commonSecurityHeaders,
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    },
  })
}

/** An error as it crosses HTTP: `{ code, message, details }`. A bug goes to `logBug` and crosses with its log id only. */
export function errorResponse(thrown: unknown, logBug: (error: unknown) => string): Response {
  const error = explainDiskFull(thrown)
  if (error instanceof AppError) {
    const wire: WireError = { code: error.code, message: error.message, details: error.details }
    return jsonResponse(wire, statuses[error.code])
  }
  const logId = logBug(error)
  const wire: WireError = {
    code: 'internal',
    message: `Something went wrong (${logId}).`,
    details: { logId },
  }
  return jsonResponse(wire, 500)
}
