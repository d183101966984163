import { retryAfterMs } from '../connectors/retryAfterMs.ts'
import { ReadingFailure } from './ReadingFailure.ts'
import type { WebAnswer } from './web/createWeb.ts'

/** Throws ReadingFailure for an answer that is none: every status from 400 on, and redirects that led nowhere. */
export function checkStatus({ status, headers, url }: WebAnswer, now: number): void {
  if (status >= 200 && (status < 300 || status === 304)) return
  const host = url.hostname
  switch (status) {
    case 410:
      throw new ReadingFailure('gone')
    case 404:
      throw new ReadingFailure('notFound')
    case 401:
    case 403:
    case 451:
      throw new ReadingFailure('notAllowed', { params: { status } })
    case 429:
    case 503:
      if (status === 429 || headers['retry-after'] !== undefined) {
        throw new ReadingFailure('busy', { params: { host }, waitMs: waitOf(headers, now) })
      }
  }
  if (status >= 500) throw new ReadingFailure('serverTrouble', { params: { status } })
  throw new ReadingFailure('status', { params: { status } })
}

function waitOf(headers: WebAnswer['headers'], now: number): number {
  const known = new Headers()
  for (const name of ['retry-after', 'x-ratelimit-reset', 'date'] as const) {
    const value = headers[name]
    if (typeof value === 'string') known.set(name, value)
  }
  return retryAfterMs(known, now)
}
