import { randomBytes } from 'node:crypto'
import { badRequest } from './TelegramError.ts'

export interface TelegramBot {
  id: number
  token: string
  username: string
  firstName: string
}

/** A bot's or a user's place in a chat. A right that is not named is not given. */
export interface TelegramMember {
  status: 'creator' | 'administrator' | 'member' | 'restricted' | 'left' | 'kicked'
  can_post_messages?: boolean
  can_edit_messages?: boolean
  can_delete_messages?: boolean
}

export interface TelegramEntity {
  type: string
  offset: number
  length: number
  url?: string
  language?: string
  [key: string]: unknown
}

export interface TelegramText {
  text: string
  entities: TelegramEntity[]
}

export type TelegramFileKind = 'photo' | 'video' | 'animation' | 'document' | 'audio'

export interface TelegramFile {
  fileId: string
  kind: TelegramFileKind
  filename: string
  contentType: string | null
  size: number
  sha256: string
  /** Pixels; 0 for what has none or did not say. */
  width: number
  height: number
}

export interface TelegramMessage {
  messageId: number
  chatId: number
  fromBotId: number
  kind: 'text' | TelegramFileKind
  /** Epoch ms by the fake's clock; `date` of the API is this in whole seconds. */
  sentAt: number
  /** The text or the caption, after markup was taken out. */
  text: string
  entities: TelegramEntity[]
  linkPreviewOptions: Record<string, unknown> | null
  disableNotification: boolean
  protectContent: boolean
  showCaptionAboveMedia: boolean
  hasSpoiler: boolean
  mediaGroupId: string | null
  file: TelegramFile | null
  replyToMessageId: number | null
  replyMarkup: Record<string, unknown> | null
  /** Set on a forwarded message, not on a copied one. */
  forwardedFrom: { chatId: number; messageId: number; sentAt: number } | null
  isAutomaticForward: boolean
  /** Earlier versions, oldest first. */
  edits: { editedAt: number; text: string; entities: TelegramEntity[]; file: TelegramFile | null }[]
  editedAt: number | null
  deletedAt: number | null
  /** The recorded request that made it. */
  requestId: number
}

export interface TelegramChat {
  id: number
  type: 'channel' | 'supergroup' | 'group' | 'private'
  title: string
  username?: string
  linkedChatId?: number
  memberCount?: number
  hasProtectedContent?: boolean
  /** Seconds. */
  messageAutoDeleteTime?: number
}

export interface TelegramChatState extends TelegramChat {
  members: Map<number, TelegramMember>
  /** All that ever was there, deleted ones too (`deletedAt`), oldest first. */
  messages: TelegramMessage[]
  migratedTo: number | null
}

/** Messages per time; absent means unlimited. An album counts once per item. */
export interface TelegramRateLimits {
  perChatPerSecond?: number
  perChatPerMinute?: number
  overallPerSecond?: number
}

/** Everything a fake Telegram knows. */
export class TelegramState {
  readonly bots = new Map<number, TelegramBot>()
  readonly chats = new Map<number, TelegramChatState>()
  readonly files = new Map<string, TelegramFile>()
  readonly updates: { botId: number; updateId: number; message: TelegramMessage }[] = []
  readonly sentAt: { at: number; chatId: number }[] = []
  readonly now: () => number
  #lastUpdateId = 700_000_000
  #lastMediaGroupId = 13_900_000_000_000_000n

  constructor(now: () => number) {
    this.now = now
  }

  chat(id: number): TelegramChatState {
    const chat = this.chats.get(id)
    if (!chat) throw new Error(`the fake Telegram has no chat ${id}`)
    return chat
  }

  /** The message if it is there and not deleted. */
  findMessage(chat: TelegramChatState, messageId: number): TelegramMessage | undefined {
    return chat.messages.find(message => message.messageId === messageId && message.deletedAt === null)
  }

  addMessage(
    chat: TelegramChatState,
    draft: Omit<TelegramMessage, 'messageId' | 'chatId' | 'sentAt' | 'edits' | 'editedAt' | 'deletedAt'>,
  ): TelegramMessage {
    const last = chat.messages.at(-1)?.messageId ?? 1
    const message: TelegramMessage = {
      ...draft,
      messageId: last + 1,
      chatId: chat.id,
      sentAt: this.now(),
      edits: [],
      editedAt: null,
      deletedAt: null,
    }
    chat.messages.push(message)
    if (chat.type === 'channel' && chat.linkedChatId !== undefined) this.#forwardToDiscussion(chat, message)
    return message
  }

  addFile(file: Omit<TelegramFile, 'fileId'>): TelegramFile {
    const stored = { ...file, fileId: `AgACAgQ${randomBytes(30).toString('base64url')}` }
    this.files.set(stored.fileId, stored)
    return stored
  }

  newMediaGroupId(): string {
    this.#lastMediaGroupId += 1n
    return String(this.#lastMediaGroupId)
  }

  /** A channel post appears in the linked discussion group by itself, and the bots there are told. */
  #forwardToDiscussion(channel: TelegramChatState, post: TelegramMessage): void {
    const group = this.chats.get(channel.linkedChatId ?? 0)
    if (!group) return
    const { messageId, sentAt } = post
    const forwarded = this.addMessage(group, {
      ...post,
      forwardedFrom: { chatId: channel.id, messageId, sentAt },
      isAutomaticForward: true,
      replyToMessageId: null,
    })
    for (const [botId, member] of group.members) {
      if (!this.bots.has(botId) || member.status === 'left' || member.status === 'kicked') continue
      this.#lastUpdateId += 1
      this.updates.push({ botId, updateId: this.#lastUpdateId, message: forwarded })
    }
  }

  /** The stored file behind a file_id (also of one of a photo's smaller sizes). */
  fileById(fileId: string): TelegramFile {
    const file = this.files.get(fileId.replace(/-[a-z]$/, ''))
    if (!file) throw badRequest('wrong file identifier/HTTP URL specified')
    return file
  }
}
