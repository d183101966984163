import { trades } from './businesses.ts'
import type { Business } from './businesses.ts'
import type { Random } from './createRandom.ts'
import type { Inserts } from './inserts.ts'
import type { SeedProject, Span } from './makeProject.ts'
import { seedId } from './seedId.ts'
import { competitorWords, offers, rivalNames } from './writeObservation.ts'
import { dayOf } from './zoneClock.ts'

const dayMs = 86_400_000
const yearMs = 365 * dayMs

/** What is known of a competitor while its observations are made up. */
export interface SeedCompetitor {
  id: string
  projectId: string
  /** What it sells and where, as a business of its own. */
  business: Business
  channelIds: string[]
  campaigns: { id: string; from: number; to: number }[]
  /** When it likes to post. */
  hours: number[]
  weekdays: number[]
  followers: number
  /** Times as many followers after a year. */
  growth: number
}

export interface CompetitorParts {
  span: Span
  insert: Inserts
  random: Random
  mediaIds: readonly string[]
}

/** Made-up competitors of a project with channels and campaigns; the first project has the most. */
export function makeCompetitors(
  project: SeedProject,
  index: number,
  parts: CompetitorParts,
): SeedCompetitor[] {
  const names = rivalNames(project.business.trade)
  return Array.from({ length: index === 0 ? 10 : 4 }, (_, position) =>
    makeCompetitor(project, names[(index + position) % names.length] ?? '', position, parts),
  )
}

function makeCompetitor(
  { id: projectId, business }: SeedProject,
  name: string,
  position: number,
  { span, insert, random, mediaIds }: CompetitorParts,
): SeedCompetitor {
  const createdAt = span.now - 2 * yearMs - random.int(1, 30) * dayMs
  const id = seedId(createdAt + position, random)
  const slug = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  const words = competitorWords(random)
  insert.competitors({
    ...{ id, projectId, name, position, ...words, website: `https://${slug}.example/` },
    logoMediaId: position % 2 === 0 && mediaIds.length > 0 ? random.pick(mediaIds) : null,
    priceLevel: random.pick(['budget', 'middle', 'middle', 'upper', 'luxury']),
    notes: '',
    ...{ createdAt, updatedAt: createdAt },
  })
  const networks = random.some(['instagram', 'facebook', 'tiktok', 'telegram', 'youtube'], random.int(2, 3))
  const channelIds = networks.map((network, place) => {
    const channelId = seedId(createdAt + 1000 + place, random)
    insert.competitor_channels({
      ...{ id: channelId, competitorId: id, network, handle: `@${slug.replaceAll('-', '_')}` },
      url: `https://${network}.invalid/${slug}`,
      createdAt: createdAt + 1000,
    })
    return channelId
  })
  return {
    ...{ id, projectId, channelIds },
    business: { ...business, name, slug },
    campaigns: makeTheirCampaigns({ id, projectId, networks }, span, insert, random),
    hours: random.some([7, 8, 9, 10, 12, 13, 15, 17, 18, 19, 20, 21], random.int(3, 5)),
    weekdays: random.some([1, 2, 3, 4, 5, 6, 7], random.int(3, 6)),
    followers: random.int(300, 12_000),
    growth: 0.9 + random.next() * 1.1,
  }
}

function makeTheirCampaigns(
  { id: competitorId, projectId, networks }: { id: string; projectId: string; networks: string[] },
  { now }: Span,
  insert: Inserts,
  random: Random,
): SeedCompetitor['campaigns'] {
  const campaigns: SeedCompetitor['campaigns'] = []
  for (let from = now - 2 * yearMs + random.int(5, 90) * dayMs; from < now;) {
    const to = from + random.int(7, 45) * dayMs
    const id = seedId(from, random)
    const { name, offer } = random.pick(offers)
    insert.their_campaigns({
      ...{ id, projectId, competitorId, name, offer },
      ...{ startsOn: dayOf(from), endsOn: random.chance(0.85) ? dayOf(to) : null },
      networks: JSON.stringify(random.some(networks, random.int(1, networks.length))),
      weight: random.chance(0.9) ? random.int(1, 5) : null,
      ...{ createdAt: from, updatedAt: from },
    })
    campaigns.push({ id, from, to })
    from = to + random.int(40, 200) * dayMs
  }
  return campaigns
}

/** What the tags of a trade are called in a journal. */
export const tagsOf = ({ trade }: Business): string[] => [
  ...trades[trade].tags.map(tag => tag.slice(1)),
  ...['offer', 'story', 'customers', 'behind the scenes', 'punguzo', 'new'],
]
