import { startFakeDiscord } from '../../fakes/discord/startFakeDiscord.ts'
import { connectOne } from './TortureNetwork.ts'
import type { TortureNetwork } from './TortureNetwork.ts'

/** Offers nothing against doubling, and cannot be asked. */
export async function startDiscord(now: () => number): Promise<TortureNetwork> {
  const server = await startFakeDiscord({ now })
  const webhook = server.addWebhook(server.addChannel({ name: 'duka' }), 'Duka')
  return {
    name: 'discord',
    canFind: false,
    comments: true,
    reposts: false,
    schedules: false,
    commits: ['webhook.execute'],
    others: ['message.show', 'message.delete', 'webhook.show'],
    faults: server.faults,
    loginDead: { status: 401, body: { message: 'Invalid Webhook Token', code: 50027 } },
    connect: async (client, projectId) => [
      await connectOne(client, projectId, 'discord', 'webhook', { webhook: server.urlOf(webhook) }),
    ],
    copies: () =>
      Promise.resolve(
        [...server.messages.values()].map(({ content, deletedAt }) => ({
          text: content,
          isGone: deletedAt !== null,
          isRepost: false,
        })),
      ),
    crashes: () => server.crashes,
    close: () => server.close(),
  }
}
