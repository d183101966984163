import fc from 'fast-check'
import { expect, test } from 'vitest'
import { movableStates } from '#shared/model/delivery.ts'
import { applyPending } from './applyPending.ts'
import { anyCards, exampleCard, exampleGroup } from './exampleCards.ts'
import { groupCards } from './groupCards.ts'
import { planMove } from './planMove.ts'
import { createZoneClock } from './zoneClock.ts'

const clock = createZoneClock('Africa/Nairobi')
const now = Date.parse('2026-11-20T12:00:00Z')

test('to another day the time of day stays', () => {
  const group = exampleGroup({ dueLocal: '2026-11-22T18:30' })
  const plan = planMove([group], group.local, '2026-11-25T18:30:00', now)
  expect(plan.moves.map(m => [m.before, m.after])).toEqual([['2026-11-22T18:30', '2026-11-25T18:30:00']])
})

test('each in its own zone: the wall clock there moves by the same distance', () => {
  const group = exampleGroup({ dueLocal: '2026-11-22T16:30', zone: 'Europe/Berlin' })
  expect(group.local).toBe('2026-11-22T18:30:00')
  const plan = planMove([group], group.local, '2026-11-23T19:45', now)
  expect(plan.moves[0]?.after).toBe('2026-11-23T17:45:00')
})

test('what is already out stays, and the rest of its post goes', () => {
  const [group] = groupCards(
    [
      exampleCard({ id: 'out', postId: 'p', state: 'published' }),
      exampleCard({ id: 'open', postId: 'p', channelId: 'c2' }),
    ],
    clock,
  )
  if (group === undefined) throw new Error('no card')
  const plan = planMove([group, exampleGroup({ state: 'running' })], group.local, '2026-11-24T18:30', now)
  expect(plan.moves.map(m => m.id)).toEqual(['open'])
  expect([plan.moved.length, plan.fixed.length]).toEqual([1, 1])
})

test('a time that is over is noticed', () => {
  const group = exampleGroup({ dueLocal: '2026-11-22T18:30' })
  const plan = planMove([group], group.local, '2026-11-20T14:59', now)
  expect(plan.past).toEqual([group])
  expect(planMove([group], group.local, '2026-11-20T15:01', now).past).toEqual([])
})

test('moving there and back by days is as if nothing had been, for everything that can move', () => {
  fc.assert(
    fc.property(anyCards, fc.integer({ min: -60, max: 60 }), (cards, days) => {
      const groups = groupCards(cards, clock)
      const from = '2026-06-15T12:00'
      const to = new Date(Date.parse(`${from}Z`) + days * 86_400_000).toISOString().slice(0, 16)
      const plan = planMove(groups, from, to, 0)
      const movable = cards.filter(c => movableStates.includes(c.state))
      expect(plan.moves.map(m => m.id).sort()).toEqual(movable.map(c => c.id).sort())
      expect(plan.past).toEqual([])
      const pending = new Map(plan.moves.map(m => [m.id, { dueLocal: m.after, doneAt: null }]))
      const moved = applyPending(cards, pending, 0)
      const back = planMove(groupCards(moved, clock), to, from, 0)
      const before = new Map(plan.moves.map(m => [m.id, m.before]))
      for (const move of back.moves) expect(move.after).toBe(before.get(move.id))
    }),
  )
})

test('a move is shown until something newer has been read', () => {
  const card = exampleCard({ id: 'd', dueLocal: '2026-11-22T18:30' })
  const at = (doneAt: number | null, readAt: number) =>
    applyPending([card], new Map([['d', { dueLocal: '2026-11-24T18:30', doneAt }]]), readAt)[0]?.dueAt
  expect(at(null, 100)).toBe('2026-11-24T15:30:00.000Z')
  expect(at(200, 100)).toBe('2026-11-24T15:30:00.000Z')
  expect(at(200, 300)).toBe('2026-11-22T15:30:00.000Z')
})
