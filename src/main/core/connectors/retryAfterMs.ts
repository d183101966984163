/** Longer than this nobody waits: the network is asked again in between. */
const longestMs = 6 * 3_600_000

/** What is waited when a network says "too many" and not until when. */
const unsaidMs = 60_000

/**
 * How long a 429 asks to wait: `Retry-After` (seconds or a date) or `X-RateLimit-Reset` (an ISO date, as Mastodon writes it).
 * Dates are measured by the server's own clock (its `Date` header), because this computer's may be wrong.
 * @param now epoch ms, for a server that does not tell its time
 */
export function retryAfterMs(headers: Headers, now: number): number {
  const after = headers.get('retry-after')
  if (after !== null && /^\d+(\.\d+)?$/.test(after.trim())) return bounded(Number(after) * 1000)
  const until = Date.parse(after ?? headers.get('x-ratelimit-reset') ?? '')
  if (Number.isNaN(until)) return unsaidMs
  const serverNow = Date.parse(headers.get('date') ?? '')
  return bounded(until - (Number.isNaN(serverNow) ? now : serverNow))
}

/** At least a second: a limit that is over by the clock may not be over on the server. */
function bounded(ms: number): number {
  return Math.min(longestMs, Math.max(1000, Math.ceil(ms)))
}
