import type { FakeRequest } from '../RecordedRequest.ts'
import type { MastodonRateLimit, MastodonRateLimits } from './MastodonSettings.ts'
import type { MastodonToken } from './MastodonState.ts'

export interface ThrottleVerdict {
  exceeded: boolean
  /** X-RateLimit-Limit, -Remaining and -Reset (a timestamp, not seconds). There is no Retry-After. */
  headers: Record<string, string>
}

/** Counts requests in fixed windows, as Mastodon does: all of them begin at full multiples of their period. */
export class Throttle {
  readonly #counts = new Map<string, number>()

  take(
    request: FakeRequest,
    token: MastodonToken | undefined,
    limits: MastodonRateLimits,
    now: number,
  ): ThrottleVerdict {
    const account = token?.accountId ?? 'nobody'
    const counted: { rule: MastodonRateLimit; count: number }[] = []
    const count = (name: string, rule: MastodonRateLimit): void => {
      const key = `${name}:${Math.floor(now / rule.periodMs)}`
      const next = (this.#counts.get(key) ?? 0) + 1
      this.#counts.set(key, next)
      counted.push({ rule, count: next })
    }
    count(`general:${token?.token ?? 'nobody'}`, limits.general)
    if (request.apiMethod === 'media.create') count(`media:${account}`, limits.media)
    if (request.apiMethod === 'statuses.delete' || request.apiMethod === 'statuses.unreblog') {
      count(`deletes:${account}`, limits.deletes)
    }
    const closest = counted.reduce((a, b) => (b.rule.limit - b.count < a.rule.limit - a.count ? b : a))
    const { rule } = closest
    return {
      exceeded: closest.count > rule.limit,
      headers: rateHeaders(rule, Math.max(0, rule.limit - closest.count), now),
    }
  }
}

export function rateHeaders(
  rule: MastodonRateLimit,
  remaining: number,
  now: number,
  resetAt = now + rule.periodMs - (now % rule.periodMs),
): Record<string, string> {
  return {
    'x-ratelimit-limit': String(rule.limit),
    'x-ratelimit-remaining': String(remaining),
    // Mastodon writes microseconds; they are always zero here.
    'x-ratelimit-reset': new Date(resetAt).toISOString().replace('Z', '000Z'),
  }
}
