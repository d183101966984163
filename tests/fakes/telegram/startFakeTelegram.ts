import type { FakeRequest } from '../RecordedRequest.ts'
import { startFakeServer } from '../startFakeServer.ts'
import type { FakeAnswer } from '../FakeAnswer.ts'
import { jsonAnswer } from '../jsonAnswer.ts'
import type { FakeServer, FakeServerOptions } from '../startFakeServer.ts'
import { chatMethods } from './chatMethods.ts'
import { editMethods } from './editMethods.ts'
import { removeMethods } from './removeMethods.ts'
import { repostMethods } from './repostMethods.ts'
import { sendMethods } from './sendMethods.ts'
import { TelegramCall } from './TelegramCall.ts'
import { badRequest, TelegramError, tooManyRequests } from './TelegramError.ts'
import type { TelegramContext, TelegramMethod } from './TelegramMethod.ts'
import { TelegramState } from './TelegramState.ts'
import type {
  TelegramBot,
  TelegramChat,
  TelegramChatState,
  TelegramMember,
  TelegramMessage,
  TelegramRateLimits,
} from './TelegramState.ts'

export interface FakeTelegramOptions extends FakeServerOptions {
  /** Off by default; may be changed later through `rateLimits`. */
  rateLimits?: TelegramRateLimits
  /** 50 MB by default, as in public; a self-hosted Bot API server takes 2000 MB. */
  uploadLimitBytes?: number
}

export interface FakeTelegram extends FakeServer {
  /** By id; read freely, change through the functions below. */
  readonly chats: ReadonlyMap<number, TelegramChatState>
  readonly bots: ReadonlyMap<number, TelegramBot>
  /** Limits in force; assign to its fields to change them. */
  readonly rateLimits: TelegramRateLimits
  /** Parameters and file parts that no method read: the real server ignores them silently, a test need not. */
  readonly ignoredParameters: readonly { requestId: number; apiMethod: string; name: string }[]
  /** The bot's id is the number before the colon of its token. */
  addBot(bot: { token: string; username: string; firstName?: string }): TelegramBot
  addChat(chat: TelegramChat): TelegramChatState
  /** Also for people: any user id. A bot that was never a member does not see a private chat at all. */
  setMember(chatId: number, userId: number, member: TelegramMember): void
  kick(chatId: number, userId: number): void
  /** From now on the bot's token answers 401; `addBot` with the same number gives it a new one. */
  revokeToken(botId: number): void
  /** The group became a supergroup: writing to the old id is refused with `migrate_to_chat_id`. */
  migrate(chatId: number, newChatId: number): TelegramChatState
  setWebhookActive(active: boolean): void
  /** What a reader of the chat sees now, oldest first. */
  visibleMessages(chatId: number): TelegramMessage[]
}

const METHODS: Record<string, TelegramMethod> = {
  ...chatMethods,
  ...sendMethods,
  ...editMethods,
  ...removeMethods,
  ...repostMethods,
}

/** The real server does not mind the case of a method's name. */
const METHOD_NAMES = new Map(Object.keys(METHODS).map(name => [name.toLowerCase(), name]))

const CALL_PATH = /^\/bot([^/]*)\/([^/]*)$/

/** A Bot API server over real HTTP, strict and with a memory: see networks/facts.md, section 1. */
export async function startFakeTelegram(options: FakeTelegramOptions = {}): Promise<FakeTelegram> {
  const state = new TelegramState(options.now ?? Date.now)
  const uploadLimitBytes = options.uploadLimitBytes ?? 50 * 1024 * 1024
  const context: TelegramContext = { rateLimits: { ...options.rateLimits }, webhookActive: false }
  const ignoredParameters: { requestId: number; apiMethod: string; name: string }[] = []

  const handle = async (request: FakeRequest): Promise<FakeAnswer> => {
    try {
      const bot = findBot(state, request)
      const method = request.apiMethod === null ? undefined : METHODS[request.apiMethod]
      if (!method || request.apiMethod === null) throw new TelegramError(404, 'Not Found: method not found')
      const call = new TelegramCall(state, bot, request, uploadLimitBytes)
      const result = await method(call, context)
      for (const name of call.unread) {
        ignoredParameters.push({ requestId: request.id, apiMethod: request.apiMethod, name })
      }
      return jsonAnswer(200, { ok: true, result })
    } catch (error) {
      if (!(error instanceof TelegramError)) throw error
      return refuse(error)
    }
  }

  const server = await startFakeServer(options, {
    nameOf: (_method, path) => METHOD_NAMES.get(CALL_PATH.exec(path)?.[2]?.toLowerCase() ?? '') ?? null,
    handle,
    rateLimited: (_request, retryAfterSeconds) => refuse(tooManyRequests(retryAfterSeconds)),
    tooLarge: () => refuse(new TelegramError(413, 'Request Entity Too Large')),
    unreadable: reason => refuse(badRequest(`can't parse the request: ${reason}`)),
    // Some room for the other parts of a body that carries the largest file.
    maxBodyBytes: uploadLimitBytes + 1024 * 1024,
  })

  const setMember = (chatId: number, userId: number, member: TelegramMember): void => {
    state.chat(chatId).members.set(userId, member)
  }
  const addChat = (chat: TelegramChat): TelegramChatState => {
    const added: TelegramChatState = { ...chat, members: new Map(), messages: [], migratedTo: null }
    state.chats.set(chat.id, added)
    return added
  }
  return {
    ...server,
    chats: state.chats,
    bots: state.bots,
    rateLimits: context.rateLimits,
    ignoredParameters,
    addBot: ({ token, username, firstName = username }) => {
      const id = /^(\d+):[\w-]+$/.exec(token)?.[1]
      if (id === undefined) throw new Error(`not a bot token: ${token}`)
      const bot = { id: Number(id), token, username, firstName }
      state.bots.set(bot.id, bot)
      return bot
    },
    addChat,
    setMember,
    kick: (chatId, userId) => setMember(chatId, userId, { status: 'kicked' }),
    revokeToken: botId => {
      const bot = state.bots.get(botId)
      if (bot) bot.token = ''
    },
    migrate: (chatId, newChatId) => {
      const old = state.chat(chatId)
      old.migratedTo = newChatId
      const supergroup = addChat({ id: newChatId, type: 'supergroup', title: old.title })
      for (const [userId, member] of old.members) supergroup.members.set(userId, member)
      return supergroup
    },
    setWebhookActive: active => {
      context.webhookActive = active
    },
    visibleMessages: chatId => state.chat(chatId).messages.filter(message => message.deletedAt === null),
  }
}

/** @throws TelegramError 404 for what cannot be a token, 401 for one that is nobody's. */
function findBot(state: TelegramState, request: FakeRequest): TelegramBot {
  const token = CALL_PATH.exec(request.path)?.[1]
  if (token === undefined) throw new TelegramError(404, 'Not Found')
  const decoded = decodeURIComponent(token)
  if (!/^\d+:[\w-]+$/.test(decoded)) throw new TelegramError(404, 'Not Found')
  const bot = [...state.bots.values()].find(candidate => candidate.token === decoded)
  if (!bot) throw new TelegramError(401, 'Unauthorized')
  if (request.method !== 'GET' && request.method !== 'POST') {
    throw new TelegramError(405, 'Method Not Allowed: closing')
  }
  return bot
}

function refuse({ code, message, parameters }: TelegramError): FakeAnswer {
  const retryAfter = parameters?.['retry_after']
  return jsonAnswer(
    code,
    { ok: false, error_code: code, description: message, ...(parameters ? { parameters } : {}) },
    retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
  )
}
