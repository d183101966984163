import { expect, test } from 'vitest'
import { daysOfRule, readWish, toggledDay, wishText } from './repeatWish.ts'

test('a wish is kept as calendar programs write it, and read again', () => {
  const wish = { rule: 'FREQ=WEEKLY;BYDAY=TU', leftOut: ['2026-12-08', '2026-12-22'] }
  expect(wishText(wish)).toBe('FREQ=WEEKLY;BYDAY=TU\nEXDATE;VALUE=DATE:20261208,20261222')
  expect(readWish(wishText(wish))).toEqual(wish)
})

test('a rule alone is a wish that leaves nothing out', () => {
  const wish = { rule: 'FREQ=DAILY', leftOut: [] }
  expect(wishText(wish)).toBe('FREQ=DAILY')
  expect(readWish('FREQ=DAILY')).toEqual(wish)
})

test('a day is left out, and put back', () => {
  expect(toggledDay(['2026-12-22'], '2026-12-08')).toEqual(['2026-12-08', '2026-12-22'])
  expect(toggledDay(['2026-12-08', '2026-12-22'], '2026-12-08')).toEqual(['2026-12-22'])
})

test('days that another rule does not have are let go; what lies beyond its next times may be one', () => {
  const times = [{ local: '2026-12-08T18:00:00' }, { local: '2026-12-15T18:00:00' }]
  const days = ['2026-12-01', '2026-12-08', '2026-12-10', '2026-12-29']
  expect(daysOfRule(days, times, true)).toEqual(['2026-12-08', '2026-12-29'])
  expect(daysOfRule(days, times, false)).toEqual(['2026-12-08'])
})
