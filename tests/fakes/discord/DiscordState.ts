import { randomBytes } from 'node:crypto'

export interface DiscordChannel {
  id: string
  guildId: string
  name: string
  kind: 'text' | 'forum' | 'thread'
  /** The channel a thread is in. */
  parentId: string | null
}

export interface DiscordWebhook {
  id: string
  token: string
  channelId: string
  guildId: string
  name: string
  deletedAt: number | null
}

export interface DiscordAttachment {
  id: string
  filename: string
  description: string | null
  contentType: string | null
  bytes: Buffer
  size: number
  sha256: string
  /** Pixels; null for what is no image. */
  width: number | null
  height: number | null
}

/** Who was really called: what the text names and `allowed_mentions` lets through. */
export interface DiscordPings {
  everyone: boolean
  users: string[]
  roles: string[]
}

export interface DiscordContent {
  content: string
  embeds: Record<string, unknown>[]
  attachments: DiscordAttachment[]
  flags: number
  pings: DiscordPings
}

export interface DiscordMessage extends DiscordContent {
  id: string
  webhookId: string
  /** The thread's id when it is in one. */
  channelId: string
  username: string
  avatarUrl: string | null
  tts: boolean
  createdAt: number
  editedAt: number | null
  /** Earlier versions, oldest first. */
  edits: (DiscordContent & { editedAt: number })[]
  deletedAt: number | null
  /** Free for tests to set: what people did. */
  reactions: { emoji: string; count: number }[]
  /** The recorded request that made it. */
  requestId: number
}

/** The first millisecond of 2015, from which Discord's ids count. */
const EPOCH_MS = 1_420_070_400_000

/** Everything a fake Discord knows. */
export class DiscordState {
  readonly channels = new Map<string, DiscordChannel>()
  readonly webhooks = new Map<string, DiscordWebhook>()
  /** All that ever was there, deleted ones too, oldest first. */
  readonly messages = new Map<string, DiscordMessage>()
  readonly now: () => number
  #lastId = 0n

  constructor(now: () => number) {
    this.now = now
  }

  /** A snowflake: milliseconds and a sequence, beyond what a JS number can hold. */
  newId(): string {
    const byClock = BigInt(Math.trunc(this.now()) - EPOCH_MS) << 22n
    this.#lastId = byClock > this.#lastId ? byClock : this.#lastId + 1n
    return String(this.#lastId)
  }

  newToken(): string {
    return randomBytes(51).toString('base64url')
  }

  addChannel(channel: Omit<DiscordChannel, 'id'>): DiscordChannel {
    const added = { ...channel, id: this.newId() }
    this.channels.set(added.id, added)
    return added
  }

  /** A version of the message as it is now, for its history. */
  keepVersion(message: DiscordMessage, next: DiscordContent): void {
    const { content, embeds, attachments, flags, pings } = message
    message.edits.push({ content, embeds, attachments, flags, pings, editedAt: this.now() })
    Object.assign(message, next, { editedAt: this.now() })
  }
}
