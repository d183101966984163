import type { RateLimit } from '../RateWindows.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** `writes...` count points: 3 for what is new, 2 for what is put, 1 for what is deleted. */
export interface BlueskyRateLimits {
  overall: RateLimit
  /** Per account, both at once. */
  createSession: RateLimit
  createSessionDaily: RateLimit
  writes: RateLimit
  writesDaily: RateLimit
}

export interface BlueskySettings {
  /** Null: no limits and no headers, as on a server of one's own. */
  rateLimits: BlueskyRateLimits | null
  /** What uploadBlob takes, bytes. */
  blobUploadLimitBytes: number
  /** What a picture of a post may have: 2 000 000 today, 1 000 000 on older servers. */
  imageLimitBytes: number
  accessTokenMs: number
  refreshTokenMs: number
  /** How long an old refresh token still works after it was used [C]. */
  refreshGraceMs: number
}

export const DEFAULT_RATE_LIMITS: BlueskyRateLimits = {
  overall: { limit: 3000, perMs: 5 * MINUTE },
  createSession: { limit: 30, perMs: 5 * MINUTE },
  createSessionDaily: { limit: 300, perMs: 24 * HOUR },
  writes: { limit: 5000, perMs: HOUR },
  writesDaily: { limit: 35_000, perMs: 24 * HOUR },
}

export const DEFAULT_SETTINGS: BlueskySettings = {
  rateLimits: DEFAULT_RATE_LIMITS,
  blobUploadLimitBytes: 5 * 1024 * 1024,
  imageLimitBytes: 2_000_000,
  accessTokenMs: 2 * HOUR,
  refreshTokenMs: 90 * 24 * HOUR,
  refreshGraceMs: 2 * HOUR,
}
