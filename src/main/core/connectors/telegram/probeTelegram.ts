import { z } from 'zod'
import type { Check } from '#shared/contract/channels.ts'
import type { Connected, FoundAccount, Io } from '../Connector.ts'
import { NoAnswerError } from '../http.ts'
import { RefusedError } from '../RefusedError.ts'
import { callTelegram } from './callTelegram.ts'
import type { Bot } from './callTelegram.ts'
import { readChatAddress } from './readChatAddress.ts'
import { limitsOf, officialServer } from './telegramDescriptor.ts'

const User = z.object({ id: z.number().int() })
const Chat = z.object({
  id: z.number().int(),
  type: z.string(),
  title: z.string().optional(),
  first_name: z.string().optional(),
  username: z.string().optional(),
})
type Chat = z.output<typeof Chat>
const Member = z.object({
  status: z.string(),
  can_post_messages: z.boolean().optional(),
  can_edit_messages: z.boolean().optional(),
  can_delete_messages: z.boolean().optional(),
  can_send_messages: z.boolean().optional(),
})
type Member = z.output<typeof Member>

/** Tries a login step by step, so that the person sees which step fails and what Telegram says to it. */
export async function connectTelegram(io: Io, fields: Record<string, string>): Promise<Connected> {
  const checks: Check[] = []
  const account = await probe(io, fields, checks)
  return { checks, account }
}

async function probe(io: Io, fields: Record<string, string>, checks: Check[]): Promise<FoundAccount | null> {
  const note = (key: string, passed = true): boolean => {
    checks.push({ key, passed, words: null })
    return passed
  }
  const baseUrl = readBaseUrl(fields['baseUrl'] ?? '')
  const token = (fields['token'] ?? '').trim()
  if (baseUrl === null) {
    note('serverAnswers', false)
    return null
  }
  const bot: Bot = { config: { baseUrl }, secret: { token } }
  if (!/^\d+:[\w-]+$/.test(token)) {
    note('tokenWorks', false)
    return null
  }
  const me = await ask(checks, () => 'tokenWorks', callTelegram(io, bot, 'getMe', {}, User))
  if (me === null) return null
  note('serverAnswers')
  note('tokenWorks')
  const chatId = readChatAddress(fields['chat'] ?? '')
  if (chatId === null) {
    note('chatAddress', false)
    return null
  }
  // A chat that the bot is not in answers 403: it is there.
  const keyOf = (status: number): string => (status === 403 ? 'botIsMember' : 'chatFound')
  const chat = await ask(checks, keyOf, callTelegram(io, bot, 'getChat', { chat_id: chatId }, Chat))
  if (chat === null) return null
  note('chatFound')
  const place = chat.type === 'channel' ? 'botIsAdmin' : 'botIsMember'
  const member = await ask(checks, () => place, memberOf(io, bot, chat, me.id))
  if (member === null) return null
  const { isIn, mayPost, mayEdit, mayDelete } = rightsOf(chat, member)
  if (!note(place, isIn) || !note('mayPost', mayPost)) return null
  note('mayDelete', mayDelete)
  note('mayEdit', mayEdit)
  return { ...describe(bot, chat, member), ...accountOf(bot, chat, me.id) }
}

/** Waits for one call of the probe. Null when it failed: then what failed is noted. */
async function ask<T>(
  checks: Check[],
  keyOf: (status: number) => string,
  call: Promise<T>,
): Promise<T | null> {
  try {
    return await call
  } catch (error) {
    const failed = failedCheck(error, keyOf)
    if (checks.length === 0 && failed.key !== 'serverAnswers') {
      checks.push({ key: 'serverAnswers', passed: true, words: null })
    }
    checks.push(failed)
    return null
  }
}

function failedCheck(error: unknown, keyOf: (status: number) => string): Check {
  if (error instanceof NoAnswerError && !error.aborted) {
    return { key: 'serverAnswers', passed: false, words: error.message }
  }
  if (!(error instanceof RefusedError)) throw error
  const { kind, words } = error.failure
  // Neither yes nor no: it is not the login's fault when the server is in trouble.
  const isTrouble = kind === 'unknown' || kind === 'transient' || kind === 'rate'
  return { key: isTrouble ? 'serverAnswers' : keyOf(error.status), passed: false, words }
}

/** Looks again at a connected chat. Throws what classify understands. */
export async function verifyTelegram(
  io: Io,
  bot: Bot,
): Promise<ReturnType<typeof describe> & { isWell: boolean }> {
  const me = await callTelegram(io, bot, 'getMe', {}, User)
  const chat = await callTelegram(io, bot, 'getChat', { chat_id: bot.config['chatId'] ?? '' }, Chat)
  const member = await memberOf(io, bot, chat, me.id)
  return { ...describe(bot, chat, member), isWell: rightsOf(chat, member).mayPost }
}

async function memberOf(io: Io, bot: Bot, chat: Chat, userId: number): Promise<Member> {
  // In a conversation with one person there is nothing to be member of.
  if (chat.type === 'private') return { status: 'member' }
  return callTelegram(io, bot, 'getChatMember', { chat_id: chat.id, user_id: userId }, Member)
}

function rightsOf(chat: Chat, member: Member): Record<'isIn' | 'mayPost' | 'mayEdit' | 'mayDelete', boolean> {
  const isAdmin = member.status === 'administrator' || member.status === 'creator'
  if (chat.type !== 'channel') {
    const isIn = isAdmin || member.status === 'member' || member.status === 'restricted'
    const mayPost = isIn && member.can_send_messages !== false
    return { isIn, mayPost, mayEdit: isIn, mayDelete: isIn }
  }
  const has = (right: boolean | undefined): boolean =>
    member.status === 'creator' || (isAdmin && right === true)
  const mayPost = has(member.can_post_messages)
  // Its own posts a bot may edit and delete when it may post; the other rights are about posts of others.
  return {
    isIn: isAdmin,
    mayPost,
    mayEdit: mayPost || has(member.can_edit_messages),
    mayDelete: mayPost || has(member.can_delete_messages),
  }
}

function describe(
  { config }: Bot,
  chat: Chat,
  member: Member,
): Pick<FoundAccount, 'name' | 'handle' | 'url' | 'limits' | 'rights'> {
  const { mayPost, mayEdit, mayDelete } = rightsOf(chat, member)
  const handle = chat.username === undefined ? '' : `@${chat.username}`
  return {
    name: chat.title ?? chat.first_name ?? (handle || String(chat.id)),
    handle,
    url: chat.username === undefined ? null : `https://t.me/${chat.username}`,
    limits: limitsOf(config['baseUrl'] ?? ''),
    rights: [
      { key: 'mayPost', granted: mayPost },
      { key: 'mayEdit', granted: mayEdit },
      { key: 'mayDelete', granted: mayDelete },
    ],
  }
}

/** The chat is the account: another bot may take over its channel. */
function accountOf(
  { config, secret }: Bot,
  chat: Chat,
  botId: number,
): Pick<FoundAccount, 'remoteId' | 'config' | 'secret'> {
  const remoteId = String(chat.id)
  return { remoteId, config: { ...config, chatId: remoteId, botId: String(botId) }, secret }
}

/** The address of the Bot API server without a slash at the end; null when it is none. */
function readBaseUrl(text: string): string | null {
  const address = text.trim().replace(/\/+$/, '')
  if (address === '') return officialServer
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null
  const { origin, pathname, search, hash } = new URL(address)
  return search === '' && hash === '' ? `${origin}${pathname === '/' ? '' : pathname}` : null
}
