import sharp from 'sharp'
import { textWithLink } from '#shared/model/post.ts'
import type { Channel } from '#shared/model/channel.ts'
import type { DeliveryState, Expiry } from '#shared/model/delivery.ts'
import { instantOf, localOf } from '#shared/time/zoned.ts'
import { demoPosts, networks, pictureCount } from './demoPosts.ts'
import type { DemoNetwork, DemoPost } from './demoPosts.ts'
import { sha256 } from './startWorld.ts'
import type { World } from './startWorld.ts'

const zone = 'Africa/Nairobi'
/** Enough to write and schedule everything before the first is due, ms. */
const aheadMs = 4000
/** When all should be over and is not, that is a difference, ms. */
const patienceMs = 45_000

/** What one network is to have seen of one post. */
export interface Expected {
  network: DemoNetwork
  title: string
  deliveryId: string
  text: string
  pictures: { sha256: string; alt: string }[]
  /** Epoch ms. */
  dueAt: number
  isGone: boolean
}

export interface Played {
  expected: Expected[]
  /** How many requests each server had when everything was connected: trying a login may be refused in places. */
  connectedWith: { telegram: number; mastodon: number }
  /** What must not be found anywhere. */
  forbidden: string[]
  channels: Record<DemoNetwork, Channel>
  ledgerLines: number
  /** States in the profile that are not what they should be by now; empty when all is well. */
  notThere: string[]
}

/** Does what a person does, through the contract that the interface uses, and waits until all of it is over. */
export async function playDemo(world: World, say: (line: string) => void): Promise<Played> {
  const { client } = world
  const project = await client.call('projects.create', {
    name: 'Duka la Amina',
    colour: '#b5532a',
    logoMediaId: null,
    zone,
  })
  const campaign = await client.call('campaigns.create', {
    projectId: project.id,
    fields: { name: 'Msimu wa kanga', goal: '200 sets', colour: null, startsOn: null, endsOn: null },
  })
  const channels = await connectChannels(world, project.id)
  say(`connected: ${networks.map(network => `${network} (${channels[network].name})`).join(', ')}`)
  const connectedWith = {
    telegram: world.telegram.requests.length,
    mastodon: world.mastodon.requests.length,
  }
  const pictures = await uploadPictures(world)
  say(`${pictures.length} pictures uploaded`)

  const firstAt = Math.ceil((Date.now() + aheadMs) / 1000) * 1000
  const expected: Expected[] = []
  const forbidden: string[] = []
  for (const post of demoPosts) {
    const planned = await schedule(world, post, {
      projectId: project.id,
      campaignId: campaign.id,
      channels,
      pictures,
      firstAt,
    })
    if (post.calledOff === true) {
      await client.call('deliveries.unschedule', { ids: planned.map(each => each.deliveryId) })
      forbidden.push(post.text)
    } else expected.push(...planned)
    say(`${post.calledOff === true ? 'scheduled and called off' : 'scheduled'}: ${post.title}`)
  }
  if (Date.now() > firstAt) throw new Error('Preparing took so long that the first post is late already.')
  const notThere = await waitUntilOver(world, expected, say)
  const lines = await client.call('ledger.list', {
    projectId: project.id,
    deliveryId: null,
    before: null,
    limit: 500,
  })
  return { expected, connectedWith, forbidden, channels, ledgerLines: lines.length, notThere }
}

async function connectChannels(world: World, projectId: string): Promise<Record<DemoNetwork, Channel>> {
  const { client, telegram, mastodon } = world
  const connect = async (
    network: DemoNetwork,
    way: string,
    fields: Record<string, string>,
  ): Promise<Channel> => {
    const { checks, ticket } = await client.call('channels.probe', { network, way, fields })
    const failed = checks.filter(check => !check.passed).map(check => `${check.key}: ${check.words ?? ''}`)
    if (ticket === null) throw new Error(`${network} cannot be connected: ${failed.join('; ')}`)
    return client.call('channels.connect', { ticket, projectId })
  }
  return {
    practice: await connect('practice', 'click', {}),
    telegram: await connect('telegram', 'token', {
      token: world.botToken,
      chat: '@dukalaamina',
      baseUrl: telegram.baseUrl,
    }),
    mastodon: await connect('mastodon', 'token', { instance: mastodon.baseUrl, token: world.mastodonToken }),
  }
}

interface Picture {
  mediaId: string
  sha256: string
}

async function uploadPictures(world: World): Promise<Picture[]> {
  return Promise.all(
    Array.from({ length: pictureCount }, async (_, index) => {
      const background = index === 0 ? '#b5532a' : '#1f7a8c'
      const bytes = await sharp({ create: { width: 1080, height: 810, channels: 3, background } })
        .jpeg()
        .toBuffer()
      const media = await world.upload(bytes, `picha ${index + 1}.jpg`)
      if (media.sha256 !== sha256(bytes))
        throw new Error('The stored picture is not the one that was uploaded.')
      return { mediaId: media.id, sha256: media.sha256 }
    }),
  )
}

interface Setting {
  projectId: string
  campaignId: string
  channels: Record<DemoNetwork, Channel>
  pictures: readonly Picture[]
  firstAt: number
}

async function schedule({ client }: World, post: DemoPost, setting: Setting): Promise<Expected[]> {
  const { channels, firstAt, projectId, campaignId } = setting
  const pictures = post.pictures.map(({ picture, alt }) => ({ ...pictureAt(setting.pictures, picture), alt }))
  const { deliveries } = await client.call('posts.create', {
    projectId,
    fields: {
      campaignId,
      text: post.text,
      link: post.link,
      media: pictures.map(({ mediaId, alt }) => ({ mediaId, alt })),
      channelIds: post.channels.map(network => channels[network].id),
      variants: networks.flatMap(network => {
        const text = post.variants[network]
        return text === undefined
          ? []
          : [
              {
                channelId: channels[network].id,
                text,
                link: null,
                media: null,
                parts: null,
                comment: null,
                options: {},
              },
            ]
      }),
    },
  })
  const dueLocal = localOf(firstAt + post.dueAfterMs, zone)
  const wanted = post.channels.map(network => {
    const delivery = deliveries.find(({ channelId }) => channelId === channels[network].id)
    if (delivery === undefined) throw new Error(`The post has no delivery on ${network}.`)
    return { network, id: delivery.id, goneAfterMs: post.disappearsAfterMs[network] }
  })
  const expiryOf = (afterMs: number | undefined): Expiry =>
    afterMs === undefined ? { kind: 'never' } : { kind: 'after', afterMs }
  await client.call('deliveries.schedule', {
    items: wanted.map(({ id, goneAfterMs }) => ({
      id,
      schedule: {
        dueLocal,
        zone,
        latestLocal: null,
        expiry: expiryOf(goneAfterMs),
      },
    })),
  })
  return wanted.map(({ network, id, goneAfterMs }) => ({
    network,
    title: post.title,
    deliveryId: id,
    text: textWithLink({ text: post.variants[network] ?? post.text, link: post.link }),
    pictures: pictures.map(({ sha256: sha, alt }) => ({ sha256: sha, alt })),
    dueAt: instantOf(dueLocal, zone),
    isGone: goneAfterMs !== undefined,
  }))
}

function pictureAt(pictures: readonly Picture[], index: number): Picture {
  const picture = pictures[index]
  if (picture === undefined) throw new Error(`There is no picture ${index}.`)
  return picture
}

/** Waits for the events of the core. Returns what did not come about in time. */
async function waitUntilOver(
  { client }: World,
  expected: readonly Expected[],
  say: (line: string) => void,
): Promise<string[]> {
  const last = new Map<string, DeliveryState>()
  const deadline = AbortSignal.timeout(patienceMs)
  for (;;) {
    const change = nextChange(client, deadline)
    const open: string[] = []
    for (const { deliveryId, network, title, isGone } of expected) {
      const { delivery, ledger } = await client.call('deliveries.get', { id: deliveryId })
      if (last.get(deliveryId) !== delivery.state) {
        last.set(deliveryId, delivery.state)
        if (delivery.state === 'published' || delivery.state === 'expired')
          say(`${delivery.state} on ${network}: ${title}`)
      }
      const wanted = isGone ? 'expired' : 'published'
      // Where the network lets itself be read, the proof is part of it.
      const proofs = ledger.filter(line => line.event === 'verified').length
      const wantedProofs = network === 'telegram' ? 0 : isGone ? 2 : 1
      if (delivery.state !== wanted)
        open.push(`${network}, "${title}": ${delivery.state} instead of ${wanted}`)
      else if (proofs < wantedProofs) open.push(`${network}, "${title}": not read back`)
    }
    if (open.length === 0 || deadline.aborted) return open
    await change
  }
}

function nextChange(client: World['client'], deadline: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const offs = (['deliveries.changed', 'publishing.changed', 'practice.changed'] as const).map(event =>
      client.on(event, () => done()),
    )
    const done = (): void => {
      for (const off of offs) off()
      deadline.removeEventListener('abort', done)
      resolve()
    }
    deadline.addEventListener('abort', done)
  })
}
