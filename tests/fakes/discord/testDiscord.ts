import { startFakeDiscord } from './startFakeDiscord.ts'
import type { FakeDiscord, FakeDiscordOptions } from './startFakeDiscord.ts'
import type { DiscordChannel, DiscordWebhook } from './DiscordState.ts'

type Json = Record<string, unknown>

interface Reply {
  status: number
  /** {} for 204. */
  body: Json
  headers: Headers
}

/** A fake Discord with a channel and its webhook, and short ways to ask it over real HTTP. */
export interface TestDiscord {
  server: FakeDiscord
  channel: DiscordChannel
  webhook: DiscordWebhook
  /** The webhook's address. */
  url: string
  /** JSON, or a FormData as it is. `path` is added to the webhook's address. */
  call(method: string, path: string, body?: object): Promise<Reply>
  /** Executes the webhook and waits. */
  execute(body: object): Promise<Reply>
  /** `<status> <code> <first error of a field>`, or the status alone. */
  judge(body: object, method?: string, path?: string): Promise<string>
  /** Publishes a text and gives its id. */
  idOf(content: string): Promise<string>
}

export async function testDiscord(options: FakeDiscordOptions = {}): Promise<TestDiscord> {
  const server = await startFakeDiscord(options)
  const channel = server.addChannel({ name: 'bakery' })
  const webhook = server.addWebhook(channel)
  const url = server.urlOf(webhook)
  const call: TestDiscord['call'] = async (method, path, body) => {
    const isForm = body instanceof FormData
    const answer = await fetch(url + path, {
      method,
      body: isForm ? body : body ? JSON.stringify(body) : null,
      headers: body && !isForm ? { 'content-type': 'application/json' } : {},
    })
    const text = await answer.text()
    return {
      status: answer.status,
      body: text === '' ? {} : (JSON.parse(text) as Json),
      headers: answer.headers,
    }
  }
  const execute: TestDiscord['execute'] = body => call('POST', '?wait=true', body)
  return {
    server,
    channel,
    webhook,
    url,
    call,
    execute,
    judge: async (body, method = 'POST', path = '?wait=true') => {
      const reply = await call(method, path, body)
      if (reply.status < 300) return String(reply.status)
      const errors = JSON.stringify(reply.body['errors'] ?? '')
      const found = /"code":"(\w+)","message"/.exec(errors)?.[1] ?? ''
      return `${reply.status} ${String(reply.body['code'])} ${found}`.trim()
    },
    idOf: async content => (await execute({ content })).body['id'] as string,
  }
}
