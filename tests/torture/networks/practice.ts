import { connectOne } from './TortureNetwork.ts'
import type { TortureNetwork } from './TortureNetwork.ts'

/** Lives in the process that is killed, in a database of its own. */
export const practice: TortureNetwork = {
  name: 'practice',
  canFind: true,
  comments: true,
  reposts: true,
  schedules: false,
  commits: [],
  others: [],
  faults: null,
  loginDead: null,
  connect: async (client, projectId) => [await connectOne(client, projectId, 'practice', 'click', {})],
  copies: async (client, channelId) =>
    (await client.call('practice.feed', { channelId, withRemoved: true })).map(
      ({ text, removedAt, repostOf }) => ({
        text: repostOf?.text ?? text,
        isGone: removedAt !== null,
        isRepost: repostOf !== null,
      }),
    ),
  crashes: () => [],
  close: () => Promise.resolve(),
}
