import type { Channel } from '#shared/model/channel.ts'
import type { Project } from '#shared/model/project.ts'
import { startFakeMastodon } from '../fakes/mastodon/startFakeMastodon.ts'
import type { FakeMastodon, FakeMastodonOptions } from '../fakes/mastodon/startFakeMastodon.ts'
import type { FakeTelegram } from '../fakes/telegram/startFakeTelegram.ts'
import { CHANNEL, testTelegram, TOKEN } from '../fakes/telegram/testTelegram.ts'
import type { TestCore } from './startTestCore.ts'

export interface TelegramAtHand {
  server: FakeTelegram
  channel: Channel
  /** Texts of all messages that ever were in the chat. */
  sent(): string[]
}

/** A strict Telegram on this computer with a channel of the project connected to it. */
export async function connectTelegram(t: TestCore, project: Project): Promise<TelegramAtHand> {
  const { server } = await testTelegram()
  const channel = await t.channel(project.id, 'telegram', 'token', {
    token: TOKEN,
    chat: String(CHANNEL),
    baseUrl: server.baseUrl,
  })
  return {
    server,
    channel,
    sent: () => server.chats.get(CHANNEL)?.messages.map(message => message.text) ?? [],
  }
}

export interface MastodonAtHand {
  server: FakeMastodon
  channel: Channel
  token: string
  sent(): string[]
}

/** A strict Mastodon on this computer with an account of the project connected to it. */
export async function connectMastodon(
  t: TestCore,
  project: Project,
  options: FakeMastodonOptions = {},
): Promise<MastodonAtHand> {
  const server = await startFakeMastodon(options)
  const token = server.issueToken(server.addAccount({ username: 'asha' }), ['read', 'write'])
  const channel = await t.channel(project.id, 'mastodon', 'token', { instance: server.baseUrl, token })
  return { server, channel, token, sent: () => [...server.statuses.values()].map(status => status.text) }
}
