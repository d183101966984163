import type { Expiry } from '#shared/model/delivery.ts'
import type { PostFields } from '#shared/model/post.ts'
import { localOf } from '#shared/time/zoned.ts'
import { testImage } from '../fakes/testImage.ts'
import type { TortureNetwork } from './networks/TortureNetwork.ts'
import type { Random } from './Random.ts'
import type { CoreProcess } from './startCoreProcess.ts'

/** A delivery as it was planned; each mark stands in one message of it and in no other. */
export interface Planned {
  id: string
  channelId: string
  network: TortureNetwork
  /** Of its parts, in order. */
  marks: string[]
  /** Of its first comment, where it has one. */
  commentMark: string | null
}

const minuteMs = 60_000
export const zone = 'Africa/Nairobi'
/** How much of the plan falls into one life of the process, ms by its clock. */
const planPerKillMs = minuteMs

/** All posts of the campaign, spread over the lives that the process will have. */
export async function planTorture(
  { client, upload }: CoreProcess,
  networks: readonly TortureNetwork[],
  random: Random,
  { posts, kills }: { posts: number; kills: number },
  now: number,
): Promise<Planned[]> {
  const project = await client.call('projects.create', {
    name: 'Duka la Amina',
    colour: '#b5532a',
    logoMediaId: null,
    zone,
  })
  const channels: { id: string; network: TortureNetwork }[] = []
  for (const network of networks) {
    channels.push(...(await network.connect(client, project.id)).map(id => ({ id, network })))
  }
  const mediaId = await upload('duka.png', await testImage(64, 48))
  const planned: Planned[] = []
  for (let i = 1; i <= posts; i += 1) {
    // Marks are plain letters: networks spell everything else in their own ways.
    const mark = `Nambari${String(i).padStart(4, '0')}`
    const [first, ...others] = channels.filter(() => random.chance(0.3))
    const chosen = first === undefined ? [random.of(channels as [(typeof channels)[0]])] : [first, ...others]
    const { marks, commentMark, fields } = contentFrom(random, mark, mediaId)
    const { deliveries } = await client.call('posts.create', {
      projectId: project.id,
      fields: { ...fields, channelIds: chosen.map(({ id }) => id) },
    })
    // Some are due so late that they can be given to a network's own scheduler before.
    const lateMs = random.chance(0.25) ? random.between(15, 40) * minuteMs : 0
    const dueLocal = localOf(now + lateMs + random.between(60_000, minuteMs + kills * planPerKillMs), zone)
    await client.call('deliveries.schedule', {
      items: deliveries.map(({ id }) => ({
        id,
        schedule: { dueLocal, zone, latestLocal: null, expiry: expiryFrom(random) },
      })),
    })
    for (const { id, channelId } of deliveries) {
      const network = channels.find(channel => channel.id === channelId)?.network
      if (network === undefined) continue
      planned.push({ id, channelId, network, marks, commentMark: network.comments ? commentMark : null })
    }
  }
  return planned
}

/** A post, often a thread, sometimes with a first comment. */
function contentFrom(
  random: Random,
  mark: string,
  mediaId: string,
): Pick<Planned, 'marks' | 'commentMark'> & { fields: Partial<PostFields> } {
  const further = random.chance(0.3) ? random.between(1, 2) : 0
  const [first = mark, ...others] = ['A', 'B', 'C'].slice(0, 1 + further).map(letter => mark + letter)
  const commentMark = random.chance(0.25) ? `${mark}K` : null
  return {
    marks: [first, ...others],
    commentMark,
    fields: {
      text: `Karibu! Punguzo la leo ${first}`,
      media: random.chance(0.2) ? [{ mediaId, alt: 'Duka' }] : [],
      parts: others.map(other => ({ text: `Tena ${other}`, media: [] })),
      ...(commentMark === null
        ? {}
        : { comment: { text: `Bei ${commentMark}`, afterMs: random.of([0, 20_000, 2 * minuteMs]) } }),
    },
  }
}

export const expiryFrom = (random: Random): Expiry =>
  random.chance(0.5)
    ? { kind: 'never' }
    : { kind: 'after', afterMs: random.of([30_000, 5 * minuteMs, 40 * minuteMs]) }
