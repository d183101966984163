import { describe, expect, it } from 'vitest'
import type { QueuePlace } from '#shared/contract/queue.ts'
import type { DeliveryCard } from '#shared/model/delivery.ts'
import { movedTo, needsRefit, neighbour, shownPlaces } from './movedTo.ts'

const place = (day: number, id: string | null, more: Partial<QueuePlace> = {}): QueuePlace => ({
  local: `2026-11-${day}T09:00`,
  at: `2026-11-${day}T06:00:00.000Z`,
  // Only its id is looked at here.
  card: id === null ? null : ({ id } as DeliveryCard),
  isQueued: id !== null,
  isSlot: true,
  isFull: false,
  pillarId: null,
  listId: null,
  isClosed: false,
  ...more,
})
const at = (day: number) => `2026-11-${day}T09:00`

describe('movedTo', () => {
  const places = [
    place(23, 'a'),
    place(24, 'x', { isQueued: false }),
    place(25, 'b'),
    place(26, 'c'),
    place(27, null),
  ]
  it('moves those between by one, over what stays', () => {
    expect(movedTo(places, 'c', at(23))).toEqual([
      { id: 'c', dueLocal: at(23) },
      { id: 'a', dueLocal: at(25) },
      { id: 'b', dueLocal: at(26) },
    ])
    expect(movedTo(places, 'a', at(25))).toEqual([
      { id: 'b', dueLocal: at(23) },
      { id: 'a', dueLocal: at(25) },
    ])
  })
  it('goes alone into a free slot', () => {
    expect(movedTo(places, 'a', at(27))).toEqual([{ id: 'a', dueLocal: at(27) }])
  })
  it('goes neither to itself nor to what she planned by hand, and that goes nowhere', () => {
    expect(movedTo(places, 'a', at(23))).toBeNull()
    expect(movedTo(places, 'a', at(24))).toBeNull()
    expect(movedTo(places, 'x', at(25))).toBeNull()
  })
  it('does not go where nothing goes out', () => {
    expect(movedTo([place(23, 'a'), place(24, null, { isClosed: true })], 'a', at(24))).toBeNull()
  })
  it('finds the next open place', () => {
    expect(neighbour(places, 'a', 1)?.local).toBe(at(25))
    expect(neighbour(places, 'a', -1)).toBeNull()
    expect(neighbour(places, 'c', 1)?.local).toBe(at(27))
  })
})

describe('what is shown', () => {
  it('ends a few free ones after the last filled one', () => {
    const free = [24, 25, 26, 27, 28, 29].map(day => place(day, null))
    expect(shownPlaces([place(23, 'a'), ...free]).map(({ local }) => local)).toEqual(
      [23, 24, 25, 26, 27].map(at),
    )
    expect(shownPlaces(free)).toHaveLength(4)
  })
  it('says what refitting would do', () => {
    expect(needsRefit([place(23, 'a'), place(24, null)])).toBeNull()
    expect(needsRefit([place(23, null), place(24, 'a')])).toBe('gap')
    expect(needsRefit([place(23, null, { isClosed: true }), place(24, 'a')])).toBeNull()
    expect(needsRefit([place(23, 'a', { isSlot: false }), place(24, null)])).toBe('slots')
    expect(needsRefit([place(23, 'a', { isSlot: false })])).toBeNull()
  })
})
