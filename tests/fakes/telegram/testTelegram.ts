import { expect } from 'vitest'
import { startFakeTelegram } from './startFakeTelegram.ts'
import type { FakeTelegram, FakeTelegramOptions } from './startFakeTelegram.ts'

export const TOKEN = '7000000001:AAtestTokenOfABot_which-is-secret'
export const BOT = 7_000_000_001
export const CHANNEL = -1_001_000_000_001
export const GROUP = -1_001_000_000_002
export const ALL_RIGHTS = { can_post_messages: true, can_edit_messages: true, can_delete_messages: true }

interface Answer {
  ok: boolean
  result?: Record<string, unknown>
  error_code?: number
  description?: string
  parameters?: Record<string, number>
}

/** A fake Telegram with a bot that administrates a channel and sits in a group, and short ways to ask it over real HTTP. */
export interface TestTelegram {
  server: FakeTelegram
  call: (method: string, body?: object | FormData, token?: string) => Promise<Answer>
  /** `<code> <description>`, or `200 accepted`. */
  refusal: (method: string, body?: object | FormData, token?: string) => Promise<string>
  /** The result of a call that must succeed. */
  sent: (method: string, body: object | FormData) => Promise<Record<string, unknown>>
  /** Sends a text and gives its id. */
  idOf: (text: string, chat?: number) => Promise<number>
}

export async function testTelegram(options: FakeTelegramOptions = {}): Promise<TestTelegram> {
  const server = await startFakeTelegram(options)
  server.addBot({ token: TOKEN, username: 'ratiba_bot' })
  server.addChat({ id: CHANNEL, type: 'channel', title: 'Bakery', username: 'bakery' })
  server.addChat({ id: GROUP, type: 'supergroup', title: 'Bakers' })
  server.setMember(CHANNEL, BOT, { status: 'administrator', ...ALL_RIGHTS })
  server.setMember(GROUP, BOT, { status: 'member' })
  const call: TestTelegram['call'] = async (method, body = {}, token = TOKEN) => {
    const isForm = body instanceof FormData
    const answer = await fetch(`${server.baseUrl}/bot${token}/${method}`, {
      method: 'POST',
      body: isForm ? body : JSON.stringify(body),
      headers: isForm ? {} : { 'content-type': 'application/json' },
    })
    const json = (await answer.json()) as Answer
    expect(answer.status).toBe(json.ok ? 200 : json.error_code)
    return json
  }
  const sent: TestTelegram['sent'] = async (method, body) => {
    const answer = await call(method, body)
    expect(answer.description).toBeUndefined()
    return answer.result ?? {}
  }
  return {
    server,
    call,
    sent,
    refusal: async (method, body, token) => {
      const answer = await call(method, body, token)
      return `${answer.error_code ?? 200} ${answer.description ?? 'accepted'}`
    },
    idOf: async (text, chat = CHANNEL) =>
      (await sent('sendMessage', { chat_id: chat, text }))['message_id'] as number,
  }
}

export function form(fields: Record<string, string | Buffer>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    data.append(name, typeof value === 'string' ? value : new File([new Uint8Array(value)], `${name}.bin`))
  }
  return data
}

export function photo(bytes: Buffer, more: Record<string, string> = {}): FormData {
  return form({ chat_id: String(CHANNEL), photo: bytes, ...more })
}
