import type { NoAnswerError } from './http.ts'

/** Names could not be looked up, or nothing listens there: no byte of the request left. */
const beforeConnecting = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** The server's certificate was refused, which happens before the request is sent. */
const certificate = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  'CERT_CHAIN_TOO_LONG',
  'CERT_SIGNATURE_FAILURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  // No TLS at all on the other side.
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
])

/** Node's words when a server hangs up during the TLS handshake. */
const duringHandshake = /before secure TLS connection was established/

interface Trouble {
  message: string
  code: string
  syscall: string
  /** The tries of a connection over several addresses. */
  errors: unknown[]
}

/**
 * Whether a request that failed can have reached the network. In doubt it can: only what is known to happen before
 * the first byte is `notSent`. A reset connection (ECONNRESET) may come before or after, so it is `answerLost`.
 */
export function stageOf(error: unknown): { stage: NoAnswerError['stage']; reason: string } {
  // What freshFetch knows of the connection is said by the error itself, also of one that was called off for a cause.
  const isWrapped = error instanceof Error && error.cause !== undefined && !('syscall' in error)
  const trouble = read(isWrapped ? error.cause : error)
  const reason = trouble.message === '' ? trouble.code || 'No answer came.' : trouble.message
  return { stage: isBeforeSending(trouble) ? 'notSent' : 'answerLost', reason }
}

function isBeforeSending(trouble: Trouble): boolean {
  const { code, syscall, errors, message } = trouble
  if (errors.length > 0) return errors.every(each => isBeforeSending(read(each)))
  if (syscall === 'connect' || syscall === 'getaddrinfo') return true
  // The same codes can come from a read or a write, in the middle of a transfer.
  if (beforeConnecting.has(code)) return syscall === ''
  // fetch refuses some ports by itself.
  return certificate.has(code) || duringHandshake.test(message) || message === 'bad port'
}

function read(error: unknown): Trouble {
  const fields: Record<string, unknown> = typeof error === 'object' && error !== null ? { ...error } : {}
  const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '')
  return {
    message: error instanceof Error ? error.message : '',
    code: text('code'),
    syscall: text('syscall'),
    errors: error instanceof AggregateError ? error.errors : [],
  }
}
