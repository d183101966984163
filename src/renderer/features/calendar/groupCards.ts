import { movableStates } from '#shared/model/delivery.ts'
import type { DeliveryCard, DeliveryState } from '#shared/model/delivery.ts'
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
  const byKey = new Map<string, DeliveryCard[]>()
  for (const card of cards) {
    if (card.dueAt === null) continue
    const key = groupKey(card.postId, Date.parse(card.dueAt))
    const known = byKey.get(key)
    if (known === undefined) byKey.set(key, [card])
    else known.push(card)
  }
  return [...byKey]
    .map(([key, deliveries]) => makeGroup(key, deliveries, clock))
    .sort((a, b) => a.dueMs - b.dueMs || (a.key < b.key ? -1 : 1))
}

function makeGroup(key: string, deliveries: DeliveryCard[], clock: ZoneClock): CardGroup {
  const [first] = deliveries
  if (first?.dueAt == null) throw new Error('A card without deliveries or time')
  const dueMs = Date.parse(first.dueAt)
  const local = clock(dueMs)
  return {
    key,
    postId: first.postId,
    projectId: first.projectId,
    campaignId: first.campaignId,
    day: local.slice(0, 10),
    local,
    dueMs,
    zone: first.zone,
    state: mostUrgent(deliveries.map(d => d.state)),
    deliveries,
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
