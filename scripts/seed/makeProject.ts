import type { Business } from './businesses.ts'
import { businessAt } from './businesses.ts'
import type { Random } from './createRandom.ts'
import type { Inserts } from './inserts.ts'
import { seedId } from './seedId.ts'
import type { PracticeLogins } from './practiceLogins.ts'
import { campaignTheme, labelNames } from './writeText.ts'
import { dayOf } from './zoneClock.ts'

const dayMs = 86_400_000

export interface SeedChannel {
  id: string
  network: 'practice' | 'byhand' | 'telegram' | 'mastodon'
  /** Whether something may be planned there: no network out in the world hears of it. */
  staysInside: boolean
}

export interface SeedCampaign {
  id: string
  from: number
  to: number
}

export interface SeedProject {
  id: string
  business: Business
  channels: SeedChannel[]
  labelIds: string[]
  campaigns: SeedCampaign[]
}

export interface Span {
  from: number
  now: number
  to: number
}

export interface ProjectParts {
  span: Span
  insert: Inserts
  random: Random
  practice: PracticeLogins
}

/** A project with its channels, labels and campaigns, written down. */
export function makeProject(index: number, logoMediaId: string | null, parts: ProjectParts): SeedProject {
  const { span, insert, random, practice } = parts
  const { from, now, to } = span
  const business = businessAt(index)
  const createdAt = from - random.int(1, 60) * dayMs
  const id = seedId(createdAt + index, random)
  const { name, colour, zone } = business
  insert.projects({ id, name, colour, logoMediaId, zone, createdAt, updatedAt: createdAt })
  const logins = [practice.register(createdAt), practice.register(createdAt)]
  const rows = [...logins.map(({ accountId }) => practiceRow(accountId)), ...otherRows(business, index)]
  const channels = rows.map(({ network, ...row }, place) => {
    const channelId = seedId(createdAt + 1000, random)
    const staysInside = network === 'practice' || network === 'byhand'
    insert.channels({
      ...row,
      id: channelId,
      projectId: id,
      network,
      rights: '[]',
      health: JSON.stringify(healthOf(staysInside, now)),
      paused: 0,
      // No login is stored, and none would be used: nothing of this profile can reach a real network.
      needsLogin: staysInside ? 0 : 1,
      createdAt: createdAt + 1000,
      updatedAt: createdAt + 1000,
    })
    if (staysInside) insert.secrets({ channelId, sealed: logins[place]?.sealed ?? practice.nothing })
    return { id: channelId, network, staysInside }
  })
  const labelIds = labelNames.map(label => {
    const labelId = seedId(createdAt + 2000, random)
    insert.labels({ ...label, id: labelId, projectId: id })
    return labelId
  })
  return {
    id,
    business,
    channels,
    labelIds,
    campaigns: makeCampaigns(id, index, { from, now, to }, insert, random),
  }
}

const healthOf = (works: boolean, now: number): object => ({
  state: works ? 'ok' : 'needsLogin',
  words: works ? null : 'Seeded: connect it again to use it.',
  checkedAt: new Date(now).toISOString(),
})

interface ChannelRow {
  network: SeedChannel['network']
  remoteId: string
  name: string
  handle: string
  url: string | null
  config: string
}

const practiceRow = (accountId: number): ChannelRow => ({
  network: 'practice',
  remoteId: String(accountId),
  name: `Practice ${accountId}`,
  handle: `@practice${accountId}`,
  url: `https://practice.invalid/@practice${accountId}`,
  config: JSON.stringify({ accountId: String(accountId) }),
})

/** Addresses under `.invalid` belong to nobody (RFC 2606). */
function otherRows({ name, slug }: Business, index: number): ChannelRow[] {
  const byHand = { name: `Instagram ${name}`, page: `https://instagram.invalid/${slug}` }
  const user = slug.replaceAll('-', '_')
  return [
    {
      network: 'byhand',
      remoteId: `${byHand.name.toLowerCase()} ${byHand.page}`,
      name: byHand.name,
      handle: '',
      url: byHand.page,
      config: JSON.stringify(byHand),
    },
    {
      network: 'telegram',
      remoteId: String(-1_009_000_000_000 - index),
      name,
      handle: `@${user}`,
      url: null,
      config: JSON.stringify({
        baseUrl: 'https://telegram.invalid',
        chatId: String(-1_009_000_000_000 - index),
        botId: '7000000000',
      }),
    },
    {
      network: 'mastodon',
      remoteId: String(109_000_000_000 + index),
      name,
      handle: `@${user}@mastodon.invalid`,
      url: `https://mastodon.invalid/@${user}`,
      config: JSON.stringify({
        origin: 'https://mastodon.invalid',
        accountId: String(109_000_000_000 + index),
        remembersKeys: 'yes',
      }),
    },
  ]
}

/** One after another with pauses between, over the whole time. */
function makeCampaigns(
  projectId: string,
  index: number,
  { from, to }: Span,
  insert: Inserts,
  random: Random,
): SeedCampaign[] {
  const campaigns: SeedCampaign[] = []
  let startsAt = from + random.int(0, 20) * dayMs
  for (let number = index; startsAt < to; number++) {
    const endsAt = startsAt + random.int(10, 40) * dayMs
    const { name, goal } = campaignTheme(number)
    const year = new Date(startsAt).getUTCFullYear()
    const createdAt = Math.min(startsAt - 14 * dayMs, Date.now())
    const id = seedId(createdAt, random)
    insert.campaigns({
      id,
      projectId,
      name: `${name} ${year}`,
      goal,
      colour: random.chance(0.5) ? random.pick(['#0f766e', '#b45309', '#7c3aed', '#be123c']) : null,
      startsOn: dayOf(startsAt),
      endsOn: dayOf(endsAt),
      createdAt,
      updatedAt: createdAt,
    })
    campaigns.push({ id, from: startsAt, to: endsAt })
    startsAt = endsAt + random.int(3, 35) * dayMs
  }
  return campaigns
}
