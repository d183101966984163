import type { Client } from '#shared/rpc/client.ts'
import type { FaultInjector } from '../fakes/FaultInjector.ts'
import { startFakeMastodon } from '../fakes/mastodon/startFakeMastodon.ts'
import { startFakeTelegram } from '../fakes/telegram/startFakeTelegram.ts'

/** What a network itself holds of a text. */
export interface Copy {
  text: string
  isGone: boolean
}

export interface TortureNetwork {
  name: string
  /** Whether the network can be asked what became of a call: then nothing may stay uncertain. */
  canFind: boolean
  /** The calls that must not run twice, and the others; by their names at the server. */
  commits: readonly string[]
  others: readonly string[]
  /** None for a network inside the app. */
  faults: FaultInjector | null
  /** The server's answer to a login that has run out. */
  loginDead: { status: number; body: object } | null
  /** Connects its channels and gives their ids. */
  connect(client: Client, projectId: string): Promise<string[]>
  /** Everything that was ever published on a channel: the truth. */
  copies(client: Client, channelId: string): Promise<Copy[]>
  /** What went wrong in the server itself. */
  crashes(): readonly unknown[]
  close(): Promise<void>
}

const channelsEach = 3

async function connectOne(
  client: Client,
  projectId: string,
  network: string,
  way: string,
  fields: Record<string, string>,
): Promise<string> {
  const { checks, ticket } = await client.call('channels.probe', { network, way, fields })
  if (ticket === null) throw new Error(`Could not connect ${network}: ${JSON.stringify(checks)}`)
  return (await client.call('channels.connect', { ticket, projectId })).id
}

/** Cannot be asked what it has. */
async function startTelegram(now: () => number): Promise<TortureNetwork> {
  const server = await startFakeTelegram({ now })
  const token = '7000000001:AAtestTokenOfABot_which-is-secret'
  const { id: bot } = server.addBot({ token, username: 'ratiba_bot' })
  const chatOf = new Map<string, number>()
  return {
    name: 'telegram',
    canFind: false,
    commits: ['sendMessage', 'sendPhoto'],
    others: ['deleteMessage', 'getChat', 'getMe'],
    faults: server.faults,
    loginDead: { status: 401, body: { ok: false, error_code: 401, description: 'Unauthorized' } },
    connect: async (client, projectId) => {
      for (let i = 1; i <= channelsEach; i += 1) {
        const chat = -1_001_000_000_000 - i
        server.addChat({ id: chat, type: 'channel', title: `Duka ${i}`, username: `duka${i}` })
        server.setMember(chat, bot, {
          status: 'administrator',
          can_post_messages: true,
          can_edit_messages: true,
          can_delete_messages: true,
        })
        const fields = { token, chat: String(chat), baseUrl: server.baseUrl }
        chatOf.set(await connectOne(client, projectId, 'telegram', 'token', fields), chat)
      }
      return [...chatOf.keys()]
    },
    copies: (_client, channelId) =>
      Promise.resolve(
        (server.chats.get(chatOf.get(channelId) ?? 0)?.messages ?? []).map(({ text, deletedAt }) => ({
          text,
          isGone: deletedAt !== null,
        })),
      ),
    crashes: () => server.crashes,
    close: () => server.close(),
  }
}

/** Knows the key of an earlier call, and can be read. */
async function startMastodon(now: () => number): Promise<TortureNetwork> {
  const server = await startFakeMastodon({ now })
  const accountOf = new Map<string, string>()
  return {
    name: 'mastodon',
    canFind: true,
    commits: ['statuses.create'],
    others: ['media.create', 'statuses.delete', 'statuses.show', 'accounts.statuses'],
    faults: server.faults,
    loginDead: { status: 401, body: { error: 'The access token is invalid' } },
    connect: async (client, projectId) => {
      for (let i = 1; i <= channelsEach; i += 1) {
        const account = server.addAccount({ username: `duka${i}` })
        const token = server.issueToken(account, ['read', 'write'])
        const fields = { instance: server.baseUrl, token }
        accountOf.set(await connectOne(client, projectId, 'mastodon', 'token', fields), account.id)
      }
      return [...accountOf.keys()]
    },
    copies: (_client, channelId) =>
      Promise.resolve(
        [...server.statuses.values()]
          .filter(status => status.accountId === accountOf.get(channelId))
          .map(({ text, deletedAt }) => ({ text, isGone: deletedAt !== null })),
      ),
    crashes: () => server.crashes,
    close: () => server.close(),
  }
}

/** Lives in the process that is killed, in a database of its own. */
const practice: TortureNetwork = {
  name: 'practice',
  canFind: true,
  commits: [],
  others: [],
  faults: null,
  loginDead: null,
  connect: async (client, projectId) => [await connectOne(client, projectId, 'practice', 'click', {})],
  copies: async (client, channelId) =>
    (await client.call('practice.feed', { channelId, withRemoved: true })).map(({ text, removedAt }) => ({
      text,
      isGone: removedAt !== null,
    })),
  crashes: () => [],
  close: () => Promise.resolve(),
}

/** All networks, by the given clock: a wrong clock of the computer is not theirs. */
export async function startNetworks(now: () => number): Promise<TortureNetwork[]> {
  return [await startTelegram(now), await startMastodon(now), practice]
}
