import type { QueuePlace } from '#shared/contract/queue.ts'

interface Placed {
  id: string
  dueLocal: string
}

/** Whether something of the queue can be put there: a free slot, or the place of another one of the queue. */
export const isOpen = ({ card, isQueued, isClosed, isFull }: QueuePlace): boolean =>
  card === null ? !isClosed && !isFull : isQueued

/** Whether a post of a pillar may go there by itself. */
const takes = ({ pillarId, listId }: QueuePlace, ofPost: string | null): boolean =>
  listId === null && (pillarId === null || pillarId === ofPost)

/**
 * What changes when what stands at `from` goes to `to`: into a free slot it goes alone; at the place of another one the
 * others of the queue between the two move by one, each to a slot for its pillar. Null when it cannot go there.
 */
export function movedTo(places: readonly QueuePlace[], from: string, to: string): Placed[] | null {
  const moved = places.find(({ card, isQueued }) => isQueued && card?.id === from)?.card ?? null
  const target = places.find(({ local }) => local === to)
  if (moved === null || target === undefined || !isOpen(target) || target.card?.id === from) return null
  if (target.card === null) return [{ id: from, dueLocal: target.local }]
  const line = places.flatMap(place =>
    place.isQueued && place.card !== null ? [{ place, card: place.card }] : [],
  )
  const rest = line.filter(({ card }) => card.id !== from)
  const changed: Placed[] = []
  for (const { place } of line) {
    if (place === target) {
      changed.push({ id: from, dueLocal: target.local })
      continue
    }
    const next = rest.findIndex(one => one.place === place || takes(place, one.card.pillarId))
    for (const one of next === -1 ? [] : rest.splice(next, 1)) {
      if (one.place !== place) changed.push({ id: one.card.id, dueLocal: place.local })
    }
  }
  return rest.length === 0 ? changed : null
}

/** The next open place from where something stands, in a direction. */
export function neighbour(places: readonly QueuePlace[], id: string, step: -1 | 1): QueuePlace | null {
  const from = places.findIndex(({ card }) => card?.id === id)
  for (let at = from + step; at >= 0 && at < places.length; at += step) {
    const place = places[at]
    if (place !== undefined && isOpen(place)) return place
  }
  return null
}

const freeShown = 4

/** Up to the last that is filled, and a few free ones behind it. */
export function shownPlaces(places: readonly QueuePlace[]): QueuePlace[] {
  return places.slice(0, places.findLastIndex(({ card }) => card !== null) + 1 + freeShown)
}

/** Whether refitting would change something: a free slot before what waits, or something at a time that is no slot. */
export function needsRefit(places: readonly QueuePlace[]): 'slots' | 'gap' | null {
  if (places.some(({ isQueued, isSlot }) => isQueued && !isSlot)) {
    return places.some(({ isSlot }) => isSlot) ? 'slots' : null
  }
  const free = places.filter(place => place.card === null && isOpen(place))
  const hasGap = places.some(
    ({ isQueued, card, at }) =>
      isQueued && card !== null && free.some(place => place.at < at && takes(place, card.pillarId)),
  )
  return hasGap ? 'gap' : null
}
