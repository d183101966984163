import { startFakeBluesky } from '../../fakes/bluesky/startFakeBluesky.ts'
import { connectOne } from './TortureNetwork.ts'
import type { TortureNetwork } from './TortureNetwork.ts'

const put = 'com.atproto.repo.putRecord'

/** Takes a record under a key of our choosing, and the same one twice as one. */
export async function startBluesky(now: () => number): Promise<TortureNetwork> {
  const server = await startFakeBluesky({ now })
  const account = server.addAccount({ handle: 'duka.test' })
  const password = server.addAppPassword(account)
  return {
    name: 'bluesky',
    canFind: true,
    comments: true,
    reposts: true,
    schedules: false,
    commits: [put],
    others: [
      'com.atproto.repo.uploadBlob',
      'com.atproto.repo.getRecord',
      'com.atproto.repo.deleteRecord',
      'com.atproto.server.createSession',
    ],
    faults: server.faults,
    loginDead: { status: 400, body: { error: 'ExpiredToken', message: 'Token has expired' } },
    connect: async (client, projectId) => {
      const fields = { handle: account.handle, password, service: server.baseUrl }
      return [await connectOne(client, projectId, 'bluesky', 'appPassword', fields)]
    },
    // A record that was removed and put again would be there a second time.
    copies: () =>
      Promise.resolve(
        server.writes
          .filter(({ action }) => action === 'create')
          .map(({ uri, value }) => {
            const { text, subject } = value as { text?: string; subject?: { uri: string } }
            const original = server.writes.find(write => write.uri === subject?.uri && write.value !== null)
            // A repost whose original is gone is to be seen no longer.
            const isThere =
              server.records.has(uri) && (subject === undefined || server.records.has(subject.uri))
            return {
              text: text ?? String(original?.value?.['text']),
              isGone: !isThere,
              isRepost: subject !== undefined,
            }
          }),
      ),
    crashes: () => [...server.crashes, ...server.flaws.map(({ what }) => what)],
    close: () => server.close(),
  }
}
