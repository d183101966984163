import { textWithLink } from '#shared/model/post.ts'
import type { Random } from './createRandom.ts'
import type { Inserts } from './inserts.ts'
import { makeDelivery } from './makeDelivery.ts'
import type { Troubles } from './makeDelivery.ts'
import type { SeedChannel, SeedProject, Span } from './makeProject.ts'
import { seedId } from './seedId.ts'
import { altTexts, writePost, writeVariant } from './writeText.ts'
import { dayOf, zoneClock } from './zoneClock.ts'

const dayMs = 86_400_000

/** When small businesses post: mornings, lunch and evenings. */
const hours = [7, 8, 8, 9, 10, 12, 12, 13, 15, 16, 17, 18, 18, 19, 19, 20, 21] as const

export interface PostParts {
  span: Span
  mediaIds: readonly string[]
  insert: Inserts
  random: Random
  troubles: Troubles
}

/** One post of a project, meant for about the given instant, with all that hangs on it. */
export function makePost(project: SeedProject, aboutAt: number, parts: PostParts): void {
  const { span, insert, random } = parts
  const clock = zoneClock(project.business.zone)
  const dueLocal = clock.local(dayOf(aboutAt), random.pick(hours), random.pick([0, 0, 15, 30, 30, 45]))
  const dueAt = clock.instant(dueLocal)
  const isFuture = dueAt > span.now
  const createdAt = Math.min(dueAt, span.now) - random.int(3_600_000, 21 * dayMs)
  const id = seedId(createdAt, random)
  const written = writePost(project.business, random)
  const campaign = project.campaigns.find(({ from, to }) => dueAt >= from && dueAt < to)
  insert.posts({
    id,
    projectId: project.id,
    campaignId: campaign !== undefined && random.chance(0.6) ? campaign.id : null,
    kind: random.chance(0.85) ? 'original' : random.pick(['advertisement', 'contest', 'repost']),
    ...written,
    createdAt,
    updatedAt: createdAt,
  })
  const media = chooseMedia(parts)
  media.forEach((item, position) => {
    insert.post_media({ postId: id, channelId: null, position, ...item })
  })
  if (random.chance(0.6)) {
    for (const labelId of random.some(project.labelIds, random.int(1, 2)))
      insert.post_labels({ postId: id, labelId })
  }
  for (const channel of chooseChannels(project, isFuture, random)) {
    const own = random.chance(0.12) ? writeVariant(written.text, random) : null
    if (own !== null) {
      insert.variants({
        postId: id,
        channelId: channel.id,
        text: own,
        link: null,
        ownMedia: 0,
        options: '{}',
      })
    }
    const { link } = written
    const outgoing = { text: textWithLink({ text: own ?? written.text, link }), link, media, options: {} }
    makeDelivery({ postId: id, project, channel, dueLocal, dueAt, createdAt, outgoing }, parts)
  }
}

function chooseMedia({ mediaIds, random }: PostParts): { mediaId: string; alt: string }[] {
  if (!random.chance(0.6)) return []
  const count = random.chance(0.8) ? 1 : random.int(2, 4)
  return random.some(mediaIds, count).map(mediaId => ({ mediaId, alt: random.pick(altTexts) }))
}

/** What is still to go out stays inside the computer, all but a few that show what a channel without login looks like. */
function chooseChannels({ channels }: SeedProject, isFuture: boolean, random: Random): SeedChannel[] {
  const open = isFuture && !random.chance(0.03) ? channels.filter(c => c.staysInside) : channels
  const count = random.chance(0.6) ? 1 : random.chance(0.75) ? 2 : 3
  return random.some(open, count)
}
