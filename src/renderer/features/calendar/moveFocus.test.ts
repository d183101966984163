import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, monthWeeks, weekOf } from './calendarDays.ts'
import { moveFocus, rowEdge } from './moveFocus.ts'
import type { Arrow, CalendarFocus, FocusGround } from './moveFocus.ts'

const items: Record<string, string[]> = {
  '2026-11-10': ['a', 'b', 'more'],
  '2026-11-11': ['c'],
  '2026-11-17': ['d'],
}
const month: FocusGround = {
  days: monthWeeks('2026-11-10', 1).flat(),
  perRow: 7,
  itemsOf: day => items[day] ?? [],
}
const week: FocusGround = { ...month, days: weekOf('2026-11-10', 1) }

function walk(ground: FocusGround, from: CalendarFocus, ...arrows: Arrow[]): CalendarFocus {
  return arrows.reduce((focus, arrow) => moveFocus(ground, focus, arrow), from)
}

test('down goes through the cards of a day and then to the week below', () => {
  const day: CalendarFocus = { day: '2026-11-10', item: null }
  expect(walk(month, day, 'down')).toEqual({ day: '2026-11-10', item: 'a' })
  expect(walk(month, day, 'down', 'down', 'down')).toEqual({ day: '2026-11-10', item: 'more' })
  expect(walk(month, day, 'down', 'down', 'down', 'down')).toEqual({ day: '2026-11-17', item: null })
})

test('up goes back the same way', () => {
  expect(walk(month, { day: '2026-11-17', item: null }, 'up')).toEqual({ day: '2026-11-10', item: 'more' })
  expect(walk(month, { day: '2026-11-10', item: 'a' }, 'up')).toEqual({ day: '2026-11-10', item: null })
})

test('sideways it stays at about the same height', () => {
  expect(walk(month, { day: '2026-11-10', item: 'b' }, 'right')).toEqual({ day: '2026-11-11', item: 'c' })
  expect(walk(month, { day: '2026-11-10', item: 'b' }, 'right', 'right')).toEqual({
    day: '2026-11-12',
    item: null,
  })
  expect(walk(month, { day: '2026-11-11', item: null }, 'left')).toEqual({ day: '2026-11-10', item: null })
})

test('in the week up and down stay in the column', () => {
  expect(walk(week, { day: '2026-11-10', item: 'more' }, 'down')).toEqual({ day: '2026-11-10', item: 'more' })
  expect(walk(week, { day: '2026-11-10', item: null }, 'up')).toEqual({ day: '2026-11-10', item: null })
})

test('a card that is gone counts as its day', () => {
  expect(walk(month, { day: '2026-11-10', item: 'gone' }, 'down')).toEqual({ day: '2026-11-10', item: 'a' })
  expect(walk(week, { day: '2026-11-12', item: 'gone' }, 'down')).toEqual({ day: '2026-11-12', item: null })
})

test('home and end are the ends of the row', () => {
  expect(rowEdge(month, '2026-11-12', 'first')).toBe('2026-11-09')
  expect(rowEdge(month, '2026-11-12', 'last')).toBe('2026-11-15')
  expect(rowEdge(month, '2027-01-01', 'last')).toBe('2027-01-01')
})

test('wherever the arrows lead is a day or something on it, and down always comes to an end', () => {
  const arrows = fc.array(fc.constantFrom<Arrow>('up', 'down', 'left', 'right'), { maxLength: 40 })
  fc.assert(
    fc.property(arrows, fc.constantFrom(month, week), (steps, ground) => {
      const end = walk(ground, { day: '2026-11-10', item: null }, ...steps)
      if (end.item !== null) expect(ground.itemsOf(end.day)).toContain(end.item)
      const far = walk(ground, end, ...Array.from({ length: 5 }, (): Arrow => 'down'))
      if (ground === month) expect(far.day >= addDays(end.day, 7)).toBe(true)
      else expect(far.day).toBe(end.day)
    }),
  )
})
