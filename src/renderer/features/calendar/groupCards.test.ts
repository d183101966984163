import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localOf } from '#shared/time/zoned.ts'
import { anyCards, anyZone, exampleCard } from './exampleCards.ts'
import { groupCards, groupsByDay, mostUrgent } from './groupCards.ts'
import { createZoneClock } from './zoneClock.ts'

const nairobi = createZoneClock('Africa/Nairobi')

test('deliveries of one post at one time are one card, at two times two', () => {
  const cards = [
    exampleCard({ postId: 'p', channelId: 'c1' }),
    exampleCard({ postId: 'p', channelId: 'c2', state: 'failed' }),
    exampleCard({ postId: 'p', channelId: 'c3', dueLocal: '2026-11-22T09:00' }),
    exampleCard({ postId: 'q' }),
  ]
  const groups = groupCards(cards, nairobi)
  expect(groups.map(g => [g.postId, g.local, g.deliveries.length, g.state])).toEqual([
    ['p', '2026-11-22T09:00:00', 1, 'waiting'],
    ['p', '2026-11-22T18:30:00', 2, 'failed'],
    ['q', '2026-11-22T18:30:00', 1, 'waiting'],
  ])
})

test('the same instant planned in two zones is one card', () => {
  const cards = [
    exampleCard({ postId: 'p', dueLocal: '2026-11-22T18:30', zone: 'Africa/Nairobi' }),
    exampleCard({ postId: 'p', dueLocal: '2026-11-22T16:30', zone: 'Europe/Berlin' }),
  ]
  expect(groupCards(cards, nairobi)).toHaveLength(1)
})

test('what has no time has no card', () => {
  expect(groupCards([exampleCard({ dueLocal: null })], nairobi)).toEqual([])
})

test('what cries loudest is what a card says', () => {
  expect(mostUrgent(['published', 'waiting'])).toBe('waiting')
  expect(mostUrgent(['published', 'uncertain', 'waiting'])).toBe('uncertain')
  expect(mostUrgent(['expired', 'published'])).toBe('published')
})

test('a card with something still to come can be moved', () => {
  const states = (...list: ('published' | 'waiting' | 'uncertain')[]) =>
    groupCards(
      list.map(state => exampleCard({ postId: 'p', state })),
      nairobi,
    )[0]?.isMovable
  expect(states('published', 'waiting')).toBe(true)
  expect(states('published', 'uncertain')).toBe(false)
})

test('every delivery is on exactly one card, in the order of time, on the day of the zone', () => {
  fc.assert(
    fc.property(anyCards, anyZone, (cards, zone) => {
      const groups = groupCards(cards, createZoneClock(zone))
      expect(groups.flatMap(g => g.deliveries.map(d => d.id)).sort()).toEqual(cards.map(c => c.id).sort())
      expect(new Set(groups.map(g => g.key)).size).toBe(groups.length)
      groups.forEach((group, i) => {
        expect(group.dueMs).toBeGreaterThanOrEqual(groups[i - 1]?.dueMs ?? -Infinity)
        expect(group.local).toBe(localOf(group.dueMs, zone))
        expect(group.day).toBe(group.local.slice(0, 10))
        expect(new Set(group.deliveries.map(d => d.postId + String(d.dueAt))).size).toBe(1)
      })
      const days = groupsByDay(groups)
      expect([...days.values()].flat()).toHaveLength(groups.length)
    }),
  )
})
