import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exampleGroup } from './exampleCards.ts'
import { atMinute } from './sensibleTime.ts'
import { layoutDay, minuteAt } from './weekLayout.ts'

const cardMinutes = 55
const at = (minute: number) => exampleGroup({ dueLocal: atMinute('2026-11-22', minute) })

test('cards that do not overlap have the whole width', () => {
  const standing = layoutDay([at(9 * 60), at(10 * 60), at(18 * 60)], cardMinutes, 3)
  expect(standing.map(s => [s.top, s.column, s.columns])).toEqual([
    [540, 0, 1],
    [600, 0, 1],
    [1080, 0, 1],
  ])
})

test('cards that overlap stand side by side', () => {
  const standing = layoutDay([at(540), at(570), at(600)], cardMinutes, 3)
  expect(standing.map(s => [s.top, s.column, s.columns])).toEqual([
    [540, 0, 2],
    [570, 1, 2],
    [600, 0, 2],
  ])
})

test('a card just before midnight stays whole', () => {
  expect(layoutDay([at(23 * 60 + 55)], cardMinutes, 3)[0]?.top).toBe(24 * 60 - cardMinutes)
})

test('what finds no room is behind one button', () => {
  const standing = layoutDay([at(540), at(540), at(540), at(545), at(550)], cardMinutes, 3)
  expect(standing.map(s => [s.kind, s.groups.length, s.column])).toEqual([
    ['card', 1, 0],
    ['card', 1, 1],
    ['more', 3, 2],
  ])
})

test('every card is somewhere once, and nothing lies on anything else', () => {
  const minutes = fc.array(fc.integer({ min: 0, max: 24 * 60 - 1 }), { maxLength: 60 })
  fc.assert(
    fc.property(minutes, fc.integer({ min: 2, max: 4 }), (list, maxColumns) => {
      const groups = list.map(at)
      const standing = layoutDay(groups, cardMinutes, maxColumns)
      expect(standing.flatMap(s => s.groups.map(g => g.key)).sort()).toEqual(groups.map(g => g.key).sort())
      expect(new Set(standing.map(s => s.key)).size).toBe(standing.length)
      for (const one of standing) {
        expect(one.columns).toBeLessThanOrEqual(maxColumns)
        expect(one.column).toBeLessThan(one.columns)
        expect(one.top).toBeGreaterThanOrEqual(0)
        expect(one.top + cardMinutes).toBeLessThanOrEqual(24 * 60)
        if (one.kind === 'card') expect(one.groups).toHaveLength(1)
        for (const other of standing) {
          const touches = other !== one && Math.abs(other.top - one.top) < cardMinutes
          if (!touches) continue
          expect(other.columns).toBe(one.columns)
          expect(other.column).not.toBe(one.column)
        }
      }
    }),
  )
})

test('a height in the column is a quarter of an hour of the day', () => {
  expect(minuteAt(0, 44)).toBe(0)
  expect(minuteAt(44 * 9.5, 44)).toBe(570)
  expect(minuteAt(44 * 9.5 + 4, 44)).toBe(570)
  expect(minuteAt(44 * 9.5 + 7, 44)).toBe(585)
  expect(minuteAt(-30, 44)).toBe(0)
  expect(minuteAt(44 * 30, 44)).toBe(23 * 60 + 45)
})
