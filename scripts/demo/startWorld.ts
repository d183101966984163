import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { startHeadless } from '../../src/main/headless/startHeadless.ts'
import { startFakeMastodon } from '../../tests/fakes/mastodon/startFakeMastodon.ts'
import type { FakeMastodon } from '../../tests/fakes/mastodon/startFakeMastodon.ts'
import { startFakeTelegram } from '../../tests/fakes/telegram/startFakeTelegram.ts'
import type { FakeTelegram } from '../../tests/fakes/telegram/startFakeTelegram.ts'
import { Media } from '#shared/model/media.ts'
import { createClient } from '#shared/rpc/client.ts'
import type { Client } from '#shared/rpc/client.ts'
import { browserWebSocketPort } from '#shared/rpc/webSocketPort.ts'
import { projectRoot } from '../system/projectRoot.ts'

/** A fresh profile in a running headless host, two servers on this computer that behave like networks, and a browser's end. */
export interface World {
  client: Client
  telegram: FakeTelegram
  /** The Telegram channel that the bot administrates. */
  chatId: number
  botToken: string
  mastodon: FakeMastodon
  mastodonToken: string
  /** Over HTTP, as the browser does it. */
  upload(bytes: Uint8Array, name: string): Promise<Media>
  /** SHA-256 of what the host serves at a path; null when there is nothing. */
  shaAt(path: string): Promise<string | null>
  close(): Promise<void>
}

const botToken = '7000000001:AAdemoTokenOfABot_that-is-nobodys'
const botId = 7_000_000_001
const chatId = -1_001_234_567_890

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export async function startWorld(): Promise<World> {
  const undo: (() => void | Promise<void>)[] = []
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    const telegram = await startTelegram()
    undo.push(() => telegram.close())
    const mastodon = await startFakeMastodon({ title: 'Practice town' })
    undo.push(() => mastodon.close())
    const account = mastodon.addAccount({ username: 'duka', displayName: 'Duka la Amina' })
    const mastodonToken = mastodon.issueToken(account, ['read', 'write'])
    const root = mkdtempSync(join(tmpdir(), 'ratiba-demo-'))
    undo.push(() => rmSync(root, { recursive: true, force: true }))
    const host = await startHeadless({
      profileDir: join(root, 'profile'),
      migrationsDir: join(projectRoot, 'drizzle'),
      rendererDir: null,
      version: readVersion(),
    })
    undo.push(() => host.close())
    const browser = await openBrowser(host)
    undo.push(browser.close)
    return { ...browser, telegram, chatId, botToken, mastodon, mastodonToken, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function startTelegram(): Promise<FakeTelegram> {
  // About what the real one allows, so that sending too fast would be refused here as well.
  const telegram = await startFakeTelegram({ rateLimits: { perChatPerMinute: 20, perChatPerSecond: 10 } })
  telegram.addBot({ token: botToken, username: 'duka_bot' })
  telegram.addChat({ id: chatId, type: 'channel', title: 'Duka la Amina', username: 'dukalaamina' })
  const rights = { can_post_messages: true, can_edit_messages: true, can_delete_messages: true }
  telegram.setMember(chatId, botId, { status: 'administrator', ...rights })
  return telegram
}

function readVersion(): string {
  const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string }
  return manifest.version
}

/** Comes in by the one-time link and keeps the cookie, like a browser. */
async function openBrowser({
  url,
  oneTimeLink,
}: {
  url: string
  oneTimeLink(): string
}): Promise<Pick<World, 'client' | 'upload' | 'shaAt' | 'close'>> {
  const entered = await fetch(oneTimeLink(), { redirect: 'manual' })
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const socket = new WebSocket(`${url.replace('http', 'ws')}/rpc`, { headers: { cookie, origin: url } })
  await once(socket, 'open')
  return {
    client: createClient(browserWebSocketPort(socket)),
    upload: async (bytes, name) => {
      const answer = await fetch(`${url}/upload?name=${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { cookie, origin: url },
        body: Buffer.from(bytes),
      })
      if (!answer.ok) throw new Error(`The upload was refused: ${await answer.text()}`)
      return Media.parse(await answer.json())
    },
    shaAt: async path => {
      const answer = await fetch(`${url}${path}`, { headers: { cookie } })
      return answer.ok ? sha256(new Uint8Array(await answer.arrayBuffer())) : null
    },
    close: async () => {
      const closed = once(socket, 'close')
      socket.close()
      await closed
    },
  }
}
