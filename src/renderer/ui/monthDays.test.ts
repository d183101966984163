import { expect, test } from 'vitest'
import { dayFrom, monthDays } from './monthDays.ts'

test('six weeks around the month, from the first day of the week', () => {
  const monday = monthDays('2026-11', 1)
  expect(monday).toHaveLength(42)
  expect(monday[0]).toBe('2026-10-26')
  expect(monday[41]).toBe('2026-12-06')
  // 1 November 2026 is a Sunday.
  expect(monthDays('2026-11', 7)[0]).toBe('2026-11-01')
})

test('a month on, at its last day where it is shorter', () => {
  expect(dayFrom('2026-01-31', { months: 1 })).toBe('2026-02-28')
  expect(dayFrom('2026-03-01', { days: -1 })).toBe('2026-02-28')
})
