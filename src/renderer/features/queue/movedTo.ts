import type { QueuePlace } from '#shared/contract/queue.ts'

interface Placed {
  id: string
  dueLocal: string
}

/** Whether something of the queue can be put there: a free slot, or the place of another one of the queue. */
export const isOpen = ({ card, isQueued, isClosed }: QueuePlace): boolean =>
  card === null ? !isClosed : isQueued

/**
 * What changes when what stands at `from` goes to `to`: into a free slot it goes alone; at the place of another one the
 * others of the queue between the two move by one. Null when it cannot go there.
 */
export function movedTo(places: readonly QueuePlace[], from: string, to: string): Placed[] | null {
  const moved = places.find(({ card, isQueued }) => isQueued && card?.id === from)?.card ?? null
  const target = places.find(({ local }) => local === to)
  if (moved === null || target === undefined || !isOpen(target) || target.card?.id === from) return null
  if (target.card === null) return [{ id: from, dueLocal: target.local }]
  const line = places.flatMap(({ card, isQueued, local }) =>
    isQueued && card !== null ? [{ id: card.id, local }] : [],
  )
  const order = line.map(({ id }) => id).filter(id => id !== from)
  order.splice(
    line.findIndex(({ id }) => id === target.card?.id),
    0,
    from,
  )
  return line.flatMap(({ id, local }, index) => {
    const next = order[index]
    return next === undefined || next === id ? [] : [{ id: next, dueLocal: local }]
  })
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
  const free = places.findIndex(place => place.card === null && isOpen(place))
  const last = places.findLastIndex(({ isQueued }) => isQueued)
  return free !== -1 && free < last ? 'gap' : null
}
