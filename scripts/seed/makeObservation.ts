import type { ObservationKind } from '#shared/model/observation.ts'
import { tagsOf } from './makeCompetitors.ts'
import type { CompetitorParts, SeedCompetitor } from './makeCompetitors.ts'
import { seedId } from './seedId.ts'
import { observationWords } from './writeObservation.ts'
import { writePost } from './writeText.ts'
import { dayOf, zoneClock } from './zoneClock.ts'

const dayMs = 86_400_000
const yearMs = 365 * dayMs

const kinds: readonly ObservationKind[] = [
  ...(['post', 'post', 'post', 'post', 'post', 'advertisement', 'advertisement', 'contest'] as const),
  ...(['price', 'product', 'event', 'review'] as const),
]

/** One entry of the journal of about the given instant, with pictures and tags. */
export function makeObservation(rival: SeedCompetitor, aboutAt: number, parts: CompetitorParts): void {
  const { span, insert, random, mediaIds } = parts
  const publishedAt = postingTime(rival, aboutAt, parts)
  const seenAt = Math.min(span.now, publishedAt + random.int(600_000, 3 * dayMs))
  const id = seedId(seenAt, random)
  const written = writePost(rival.business, random)
  const pictures = random.some(mediaIds, random.pick([0, 1, 1, 1, 1, 2, 3, 4]))
  const campaign = rival.campaigns.find(({ from, to }) => publishedAt >= from && publishedAt < to)
  const kind = campaign !== undefined && random.chance(0.7) ? 'advertisement' : random.pick(kinds)
  insert.observations({
    ...{ id, projectId: rival.projectId, competitorId: rival.id, kind, seenAt },
    competitorChannelId: random.pick(rival.channelIds),
    theirCampaignId: kind === 'advertisement' ? (campaign?.id ?? null) : null,
    format: formatFor(pictures.length, written.link, parts),
    text: written.text,
    link: written.link,
    publishedAt: random.chance(0.9) ? publishedAt : null,
    ...numbersAt(rival, publishedAt, parts),
    ...observationWords(random),
    favourite: random.chance(0.06) ? 1 : 0,
    ...{ createdAt: seenAt, updatedAt: seenAt },
  })
  for (const [position, mediaId] of pictures.entries()) {
    insert.observation_media({ observationId: id, position, mediaId })
  }
  const tags = random.some(tagsOf(rival.business), random.int(0, 3))
  for (const [position, tag] of tags.entries()) {
    insert.observation_tags({ observationId: id, tag, position })
  }
}

/** Most of the time on one of its weekdays at one of its hours. */
function postingTime(rival: SeedCompetitor, aboutAt: number, { span, random }: CompetitorParts): number {
  const wanted = random.chance(0.8) ? random.pick(rival.weekdays) : random.int(1, 7)
  const weekday = new Date(aboutAt).getUTCDay() || 7
  const clock = zoneClock(rival.business.zone)
  const hour = random.chance(0.85) ? random.pick(rival.hours) : random.int(7, 22)
  const local = clock.local(dayOf(aboutAt + (wanted - weekday) * dayMs), hour, random.int(0, 59))
  return Math.min(span.now - 60_000, clock.instant(local))
}

function formatFor(pictures: number, link: string, { random }: CompetitorParts): string {
  if (pictures > 1) return 'carousel'
  if (pictures === 1) return random.pick(['image', 'image', 'image', 'video', 'video', 'story'])
  return link === '' ? 'text' : 'link'
}

/** Followers grow over the years; what a piece gets goes with them. */
function numbersAt(
  { followers, growth }: SeedCompetitor,
  at: number,
  { span, random }: CompetitorParts,
): Record<string, number | null> {
  const now = Math.round(followers * growth ** ((at - span.now) / yearMs + 2) * (0.98 + random.next() / 25))
  const seen = (probability: number, value: number) => (random.chance(probability) ? Math.round(value) : null)
  const success = random.next() ** 3
  return {
    likes: seen(0.8, now * (0.005 + success / 8)),
    comments: seen(0.7, now * (success / 60)),
    shares: seen(0.3, now * (success / 90)),
    views: seen(0.25, now * (0.2 + success)),
    followers: seen(0.15, now),
  }
}
