/** What a network says is left of a limit after an answer. */
export interface RateLeft {
  /** How many calls it still takes. */
  remaining: number
  /** Ms until it takes the full number again. */
  resetsInMs: number
}

/** Longer than this nobody waits for a limit: the network itself is asked again. */
const longestMs = 24 * 3_600_000

/**
 * Reads what is left of a limit from the headers of an answer, or null when it does not say: `X-RateLimit-*` (with
 * `Reset-After` in seconds, or `Reset` as an ISO date or Unix seconds) or `RateLimit-*` (`Reset` as Unix seconds or, as later
 * drafts have it, seconds to go). Moments are measured by the server's own clock (its `Date` header), because this
 * computer's may be wrong.
 * @param now epoch ms, for a server that does not tell its time
 */
export function rateLeft(headers: Headers, now: number): RateLeft | null {
  const header = (name: string) => headers.get(`x-ratelimit-${name}`) ?? headers.get(`ratelimit-${name}`)
  const remaining = numberOf(header('remaining'))
  if (remaining === null) return null
  const after = numberOf(header('reset-after'))
  if (after !== null) return { remaining, resetsInMs: bounded(after * 1000) }
  const reset = header('reset')
  if (reset === null) return null
  const told = Date.parse(headers.get('date') ?? '')
  const serverNow = Number.isNaN(told) ? now : told
  const seconds = numberOf(reset)
  if (seconds !== null) {
    // A moment of this century is Unix seconds; a small number is how long it still takes.
    const ms = seconds > 1_000_000_000 ? seconds * 1000 - serverNow : seconds * 1000
    return { remaining, resetsInMs: bounded(ms) }
  }
  const until = Date.parse(reset)
  return Number.isNaN(until) ? null : { remaining, resetsInMs: bounded(until - serverNow) }
}

const numberOf = (text: string | null): number | null =>
  text !== null && /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : null

const bounded = (ms: number): number => Math.min(longestMs, Math.max(0, Math.ceil(ms)))
