import { startFakeMastodon } from '../../fakes/mastodon/startFakeMastodon.ts'
import { connectOne } from './TortureNetwork.ts'
import type { TortureNetwork } from './TortureNetwork.ts'

const channelsEach = 3

/** Knows the key of an earlier call, and can be read. */
export async function startMastodon(now: () => number): Promise<TortureNetwork> {
  const server = await startFakeMastodon({ now })
  const accountOf = new Map<string, string>()
  return {
    name: 'mastodon',
    canFind: true,
    comments: true,
    reposts: true,
    schedules: true,
    commits: ['statuses.create', 'statuses.reblog'],
    others: [
      ...['media.create', 'statuses.delete', 'statuses.unreblog', 'statuses.show', 'accounts.statuses'],
      ...['scheduled.list', 'scheduled.show', 'scheduled.cancel'],
    ],
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
          .map(({ text, deletedAt, reblogOfId }) => ({
            text: reblogOfId === null ? text : (server.statuses.get(reblogOfId)?.text ?? ''),
            isGone: deletedAt !== null,
            isRepost: reblogOfId !== null,
          })),
      ),
    crashes: () => server.crashes,
    close: () => server.close(),
  }
}
