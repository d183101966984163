/** So many calls (or points) within a time. */
export interface RateLimit {
  limit: number
  perMs: number
}

export interface RateVerdict {
  exceeded: boolean
  rule: RateLimit
  remaining: number
  /** Epoch ms: when everything is free again. */
  endsAt: number
}

/** Counts by keys in windows that begin with the first call after the last window. What is refused does not count. */
export class RateWindows {
  readonly #windows = new Map<string, { endsAt: number; count: number }>()

  take(key: string, rule: RateLimit, now: number, points = 1): RateVerdict {
    const open = this.#windows.get(key)
    const window = open && open.endsAt > now ? open : { endsAt: now + rule.perMs, count: 0 }
    this.#windows.set(key, window)
    const exceeded = window.count + points > rule.limit
    if (!exceeded) window.count += points
    return { exceeded, rule, remaining: rule.limit - window.count, endsAt: window.endsAt }
  }
}
