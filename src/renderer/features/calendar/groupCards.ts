import { movableStates } from '#shared/model/delivery.ts'
import type { CardOccurrence, DeliveryCard, DeliveryState } from '#shared/model/delivery.ts'
import type { Day } from './calendarDays.ts'
import type { ZoneClock } from './zoneClock.ts'

/** One card of the calendar: the deliveries of one post that go out at one time. */
export interface CardGroup {
  /** Stays the same while post and time do. */
  key: string
  postId: string
  projectId: string
  campaignId: string | null
  /** In the calendar's zone: `2026-11-22`, and `2026-11-22T18:30:00`. */
  day: Day
  local: string
  /** The instant, epoch ms. */
  dueMs: number
  /** The zone it was planned in. */
  zone: string
  /** What a person must know first of all of them. */
  state: DeliveryState
  deliveries: DeliveryCard[]
  /** Which one of a series it is. */
  occurrence: CardOccurrence | null
  excerpt: string
  thumbMediaId: string | null
  /** Whether at least one of them can still get another time. */
  isMovable: boolean
}

/** What cries loudest stands first. */
const urgency: readonly DeliveryState[] = [
  'failed',
  'uncertain',
  'missed',
  'running',
  'waiting',
  'draft',
  'published',
  'expired',
  'cancelled',
]

export function mostUrgent(states: readonly DeliveryState[]): DeliveryState {
  return urgency.find(state => states.includes(state)) ?? 'draft'
}

/** The key of the card that shows a post at an instant. */
export const groupKey = (postId: string, dueMs: number) => `${postId}@${dueMs}`

/** Gathers deliveries into cards, in the order of time. Deliveries without a time have no place and are left out. */
export function groupCards(cards: readonly DeliveryCard[], clock: ZoneClock): CardGroup[] {
  // By time and then by post: keys made of both would cost more than everything else here.
  const byTime = new Map<string, Map<string, DeliveryCard[]>>()
  for (const card of cards) {
    if (card.dueAt === null) continue
    let posts = byTime.get(card.dueAt)
    if (posts === undefined) byTime.set(card.dueAt, (posts = new Map<string, DeliveryCard[]>()))
    const known = posts.get(card.postId)
    if (known === undefined) posts.set(card.postId, [card])
    else known.push(card)
  }
  const groups: CardGroup[] = []
  for (const [dueAt, posts] of byTime) {
    const dueMs = Date.parse(dueAt)
    const local = clock(dueMs)
    for (const [postId, deliveries] of posts) groups.push(makeGroup(postId, dueMs, local, deliveries))
  }
  return groups.sort((a, b) => a.dueMs - b.dueMs || (a.postId < b.postId ? -1 : 1))
}

function makeGroup(postId: string, dueMs: number, local: string, deliveries: DeliveryCard[]): CardGroup {
  const [first] = deliveries
  if (first === undefined) throw new Error('A card without deliveries')
  return {
    key: groupKey(postId, dueMs),
    postId,
    projectId: first.projectId,
    campaignId: first.campaignId,
    day: local.slice(0, 10),
    local,
    dueMs,
    zone: first.zone,
    state: deliveries.length === 1 ? first.state : mostUrgent(deliveries.map(d => d.state)),
    deliveries,
    occurrence: first.occurrence,
    excerpt: deliveries.find(d => d.excerpt !== '')?.excerpt ?? '',
    thumbMediaId: deliveries.find(d => d.thumbMediaId !== null)?.thumbMediaId ?? null,
    isMovable: deliveries.some(d => movableStates.includes(d.state)),
  }
}

/** Cards by their day, each day in the order of time. */
export function groupsByDay(groups: readonly CardGroup[]): Map<Day, CardGroup[]> {
  const days = new Map<Day, CardGroup[]>()
  for (const group of groups) {
    const known = days.get(group.day)
    if (known === undefined) days.set(group.day, [group])
    else known.push(group)
  }
  return days
}
