import type { RateVerdict } from '../RateWindows.ts'

/** The bucket is a hash; any stable text does. The reset comes twice, as an instant and as a wait, both in seconds with fractions. */
export function rateHeaders({ rule, remaining, endsAt }: RateVerdict, now: number): Record<string, string> {
  return {
    'x-ratelimit-bucket': 'fd1a2b3c4d5e6f',
    'x-ratelimit-limit': String(rule.limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': (endsAt / 1000).toFixed(3),
    'x-ratelimit-reset-after': ((endsAt - now) / 1000).toFixed(3),
  }
}
