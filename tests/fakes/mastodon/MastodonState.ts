import { createHash, randomBytes } from 'node:crypto'
import { notFound } from './MastodonError.ts'

export interface MastodonAccount {
  id: string
  username: string
  displayName: string
  password: string
  /** A disabled login answers 403 to everything. */
  disabled: boolean
  createdAt: number
}

export interface MastodonApp {
  id: string
  name: string
  website: string | null
  clientId: string
  clientSecret: string
  redirectUris: string[]
  scopes: string[]
}

export interface MastodonToken {
  token: string
  appId: string
  accountId: string
  scopes: string[]
  createdAt: number
  revokedAt: number | null
}

export interface MastodonGrant {
  code: string
  appId: string
  accountId: string
  redirectUri: string
  scopes: string[]
  codeChallenge: string | null
  expiresAt: number
  usedAt: number | null
}

export interface MastodonMedia {
  id: string
  accountId: string
  type: 'image' | 'gifv' | 'video' | 'audio'
  mime: string
  filename: string
  bytes: Buffer
  size: number
  sha256: string
  width: number
  height: number
  description: string | null
  focus: { x: number; y: number } | null
  state: 'processing' | 'ready' | 'failed'
  /** How many more looks at it still show it processing. */
  pollsLeft: number
  statusId: string | null
  scheduledStatusId: string | null
  createdAt: number
}

export type MastodonVisibility = 'public' | 'unlisted' | 'private' | 'direct'

export interface MastodonPoll {
  options: string[]
  expiresAt: number
  multiple: boolean
  hideTotals: boolean
}

export interface MastodonContent {
  text: string
  spoilerText: string
  sensitive: boolean
  language: string
  mediaIds: string[]
  poll: MastodonPoll | null
}

export interface MastodonStatus extends MastodonContent {
  id: string
  accountId: string
  appId: string
  visibility: MastodonVisibility
  inReplyToId: string | null
  idempotencyKey: string | null
  reblogOfId: string | null
  quotedId: string | null
  createdAt: number
  editedAt: number | null
  /** Earlier versions, oldest first. */
  edits: (MastodonContent & { editedAt: number })[]
  deletedAt: number | null
  /** Free for tests to set: what the outside world did. */
  favouritesCount: number
  /** The recorded request that made it; null for one the server published by its own schedule. */
  requestId: number | null
}

export interface MastodonScheduled {
  id: string
  accountId: string
  appId: string
  scheduledAt: number
  content: MastodonContent
  visibility: MastodonVisibility
  inReplyToId: string | null
  quotedId: string | null
  idempotencyKey: string | null
  cancelledAt: number | null
  publishedStatusId: string | null
}

/** Everything a fake Mastodon knows. */
export class MastodonState {
  readonly accounts = new Map<string, MastodonAccount>()
  readonly apps = new Map<string, MastodonApp>()
  readonly tokens = new Map<string, MastodonToken>()
  readonly grants = new Map<string, MastodonGrant>()
  readonly media = new Map<string, MastodonMedia>()
  readonly statuses = new Map<string, MastodonStatus>()
  readonly scheduled = new Map<string, MastodonScheduled>()
  /** `<account>:<key>` to what was made under that Idempotency-Key. */
  readonly idempotency = new Map<string, { id: string; at: number }>()
  readonly now: () => number
  #lastId = 0n

  constructor(now: () => number) {
    this.now = now
  }

  /** A snowflake as Mastodon makes them: milliseconds and a sequence, beyond what a JS number can hold. */
  newId(): string {
    const byClock = BigInt(Math.trunc(this.now())) << 16n
    this.#lastId = byClock > this.#lastId ? byClock : this.#lastId + 1n
    return String(this.#lastId)
  }

  newSecret(): string {
    return randomBytes(32).toString('base64url')
  }

  /** @throws MastodonError 404 when it never was or is deleted. */
  status(id: string): MastodonStatus {
    const status = this.statuses.get(id)
    if (!status || status.deletedAt !== null) throw notFound()
    return status
  }

  addStatus(
    draft: Omit<MastodonStatus, 'id' | 'createdAt' | 'editedAt' | 'edits' | 'deletedAt' | 'favouritesCount'>,
  ): MastodonStatus {
    const status: MastodonStatus = {
      ...draft,
      id: this.newId(),
      createdAt: this.now(),
      editedAt: null,
      edits: [],
      deletedAt: null,
      favouritesCount: 0,
    }
    this.statuses.set(status.id, status)
    for (const id of status.mediaIds) {
      const media = this.media.get(id)
      if (media) Object.assign(media, { statusId: status.id, scheduledStatusId: null })
    }
    return status
  }

  /** Deletes a status and all boosts of it. Its media become free again, or go too. */
  deleteStatus(status: MastodonStatus, withMedia: boolean): void {
    status.deletedAt = this.now()
    for (const other of this.statuses.values()) {
      if (other.reblogOfId === status.id && other.deletedAt === null) other.deletedAt = this.now()
    }
    for (const id of status.mediaIds) {
      const media = this.media.get(id)
      if (withMedia) this.media.delete(id)
      else if (media) media.statusId = null
    }
  }

  /** Publishes what was scheduled on the server and is due by its clock. Runs before every request. */
  publishDue(): void {
    const inOrder = [...this.scheduled.values()].sort((a, b) => a.scheduledAt - b.scheduledAt)
    for (const scheduled of inOrder) {
      const isOpen = scheduled.cancelledAt === null && scheduled.publishedStatusId === null
      if (!isOpen || scheduled.scheduledAt > this.now()) continue
      const { accountId, appId, content, visibility, inReplyToId, quotedId } = scheduled
      // Nobody asked at the very moment; it went out then all the same.
      const published = this.addStatus({
        ...content,
        accountId,
        appId,
        visibility,
        inReplyToId,
        quotedId,
        // A key is kept for the call that was made, not for what becomes of it.
        idempotencyKey: null,
        reblogOfId: null,
        requestId: null,
      })
      published.createdAt = scheduled.scheduledAt
      scheduled.publishedStatusId = published.id
    }
  }
}

/** The S256 challenge of a PKCE verifier. */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}
