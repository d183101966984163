import type { RateWindows } from '../RateWindows.ts'
import type { RateLimit, RateVerdict } from '../RateWindows.ts'
import { BlueskyError } from './BlueskyError.ts'

/** Counts one request against several limits and remembers the closest of them for the headers. */
export class BlueskyLimits {
  readonly #windows: RateWindows
  readonly #now: number
  #closest: RateVerdict | undefined

  constructor(windows: RateWindows, now: number) {
    this.#windows = windows
    this.#now = now
  }

  /** @throws BlueskyError 429 */
  take(key: string, rule: RateLimit, points = 1): void {
    const verdict = this.#windows.take(key, rule, this.#now, points)
    if (!this.#closest || verdict.exceeded || verdict.remaining < this.#closest.remaining) {
      this.#closest = verdict
    }
    if (verdict.exceeded) throw rateLimited()
  }

  get headers(): Record<string, string> {
    return this.#closest ? rateHeaders(this.#closest, this.#now) : {}
  }
}

export function rateLimited(): BlueskyError {
  return new BlueskyError(429, 'RateLimitExceeded', 'Rate Limit Exceeded')
}

/** The reset is an instant in seconds; Retry-After only comes with a refusal. */
export function rateHeaders(
  { exceeded, rule, remaining, endsAt }: RateVerdict,
  now: number,
): Record<string, string> {
  return {
    'ratelimit-limit': String(rule.limit),
    'ratelimit-remaining': String(Math.max(0, remaining)),
    'ratelimit-reset': String(Math.floor(endsAt / 1000)),
    'ratelimit-policy': `${rule.limit};w=${Math.floor(rule.perMs / 1000)}`,
    ...(exceeded ? { 'retry-after': String(Math.ceil((endsAt - now) / 1000)) } : {}),
  }
}
