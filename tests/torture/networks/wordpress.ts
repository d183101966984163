import { startFakeWordpress } from '../../fakes/wordpress/startFakeWordpress.ts'
import { connectOne } from './TortureNetwork.ts'
import type { TortureNetwork } from './TortureNetwork.ts'

/** Can be asked for the slug we chose. */
export async function startWordpress(now: () => number): Promise<TortureNetwork> {
  const server = await startFakeWordpress({ now })
  const author = server.addUser({ login: 'duka', role: 'author' })
  const password = server.addApplicationPassword(author)
  return {
    name: 'wordpress',
    canFind: true,
    comments: false,
    reposts: false,
    schedules: false,
    commits: ['posts.create'],
    others: ['media.create', 'posts.list', 'posts.show', 'posts.delete'],
    faults: server.faults,
    loginDead: { status: 401, body: { code: 'rest_not_logged_in', message: 'No.', data: { status: 401 } } },
    connect: async (client, projectId) => {
      const fields = { site: server.siteUrl, user: author.login, password }
      return [await connectOne(client, projectId, 'wordpress', 'applicationPassword', fields)]
    },
    copies: () =>
      Promise.resolve(
        [...server.posts.values()].map(({ content, status, deletedAt }) => ({
          text: content,
          isGone: deletedAt !== null || status === 'trash',
          isRepost: false,
        })),
      ),
    crashes: () => server.crashes,
    close: () => server.close(),
  }
}
