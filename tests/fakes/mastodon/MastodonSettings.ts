const MINUTE_MS = 60_000
const MB = 1024 * 1024

export interface MastodonLimits {
  maxCharacters: number
  maxMediaAttachments: number
  charactersReservedPerUrl: number
  /** Characters of an image's description. */
  descriptionLimit: number
  supportedMimeTypes: string[]
  /** Bytes. */
  imageSizeLimit: number
  /** Pixels, width times height. */
  imageMatrixLimit: number
  videoSizeLimit: number
  videoMatrixLimit: number
  videoFrameRateLimit: number
  pollMaxOptions: number
  pollMaxCharactersPerOption: number
  /** Seconds. */
  pollMinExpiration: number
  pollMaxExpiration: number
}

export interface MastodonRateLimit {
  limit: number
  periodMs: number
}

/** `general` counts every API request of a token (or of nobody), the others per account. */
export interface MastodonRateLimits {
  general: MastodonRateLimit
  media: MastodonRateLimit
  deletes: MastodonRateLimit
}

interface MastodonMediaBehaviour {
  /** `auto`: images are ready at once, moving pictures answer 202. `always`: everything answers 202. */
  processing: 'auto' | 'always'
  /** How often a look at the attachment answers 206 before it is ready. */
  polls: number
  /** Processing ends in a failure: 422 instead of 200. */
  fails: boolean
}

export interface MastodonSettings {
  /**
   * `modern`: Mastodon 4.5, or 4.4 without quotes. `withoutV2`: 3.5, without /api/v2/instance, authorization-server metadata and the `profile` scope.
   * `website`: an ordinary site, 404 for unknown paths. `catchAllWebsite`: one that answers every path with its page.
   */
  kind: 'modern' | 'withoutV2' | 'website' | 'catchAllWebsite'
  /** Since 4.5. */
  takesQuotes: boolean
  title: string
  version: string
  limits: MastodonLimits
  rateLimits: MastodonRateLimits
  media: MastodonMediaBehaviour
  /** Who sits at the browser; null shows a sign-in page first. */
  signedInAs: string | null
  /** Skips the page with Authorize and Deny for a signed-in user. */
  autoApprove: boolean
}

export const DEFAULT_LIMITS: MastodonLimits = {
  maxCharacters: 500,
  maxMediaAttachments: 4,
  charactersReservedPerUrl: 23,
  descriptionLimit: 1500,
  supportedMimeTypes: [
    ...['image/jpeg', 'image/png', 'image/gif', 'image/heic', 'image/heif', 'image/webp', 'image/avif'],
    ...['video/webm', 'video/mp4', 'video/quicktime', 'video/ogg'],
    ...['audio/wav', 'audio/ogg', 'audio/mpeg', 'audio/mp3', 'audio/flac', 'audio/aac', 'audio/mp4'],
  ],
  imageSizeLimit: 16 * MB,
  imageMatrixLimit: 33_177_600,
  videoSizeLimit: 99 * MB,
  videoMatrixLimit: 8_294_400,
  videoFrameRateLimit: 120,
  pollMaxOptions: 4,
  pollMaxCharactersPerOption: 50,
  pollMinExpiration: 300,
  pollMaxExpiration: 2_629_746,
}

export const DEFAULT_RATE_LIMITS: MastodonRateLimits = {
  general: { limit: 300, periodMs: 5 * MINUTE_MS },
  media: { limit: 30, periodMs: 30 * MINUTE_MS },
  deletes: { limit: 30, periodMs: 30 * MINUTE_MS },
}

/** How long an Idempotency-Key is remembered. */
export const IDEMPOTENCY_MS = 60 * MINUTE_MS

/** A status must be scheduled at least this far ahead. */
export const SCHEDULE_AHEAD_MS = 5 * MINUTE_MS

/** How many an account may have scheduled in all, and for one day (UTC). */
export const SCHEDULED_IN_ALL = 300
export const SCHEDULED_PER_DAY = 25
