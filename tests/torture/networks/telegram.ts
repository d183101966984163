import { startFakeTelegram } from '../../fakes/telegram/startFakeTelegram.ts'
import { connectOne } from './TortureNetwork.ts'
import type { TortureNetwork } from './TortureNetwork.ts'

const channelsEach = 3

/** Cannot be asked what it has. */
export async function startTelegram(now: () => number): Promise<TortureNetwork> {
  const server = await startFakeTelegram({ now })
  const token = '7000000001:AAtestTokenOfABot_which-is-secret'
  const { id: bot } = server.addBot({ token, username: 'ratiba_bot' })
  const chatOf = new Map<string, number>()
  return {
    name: 'telegram',
    canFind: false,
    comments: true,
    reposts: true,
    schedules: false,
    commits: ['sendMessage', 'sendPhoto', 'forwardMessage', 'forwardMessages'],
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
        (server.chats.get(chatOf.get(channelId) ?? 0)?.messages ?? []).map(
          ({ text, deletedAt, forwardedFrom }) => ({
            text,
            isGone: deletedAt !== null,
            isRepost: forwardedFrom !== null,
          }),
        ),
      ),
    crashes: () => server.crashes,
    close: () => server.close(),
  }
}
