import { expect, test } from 'vitest'
import { periodOf, readPeriod, spanOf } from './period.ts'

test('a day, a week and a month from a day on are known again', () => {
  expect(periodOf('day', '2026-11-30')).toEqual({ from: '2026-11-30', to: '2026-11-30' })
  expect(periodOf('week', '2026-11-28')).toEqual({ from: '2026-11-28', to: '2026-12-04' })
  expect(periodOf('month', '2026-12-01')).toEqual({ from: '2026-12-01', to: '2026-12-31' })
  expect(spanOf(periodOf('month', '2027-02-01'))).toBe('month')
  expect(spanOf({ from: '2026-11-01', to: '2026-11-03' })).toBeNull()
})

test('an address that makes no sense is seven days from today on', () => {
  const week = { from: '2026-11-22', to: '2026-11-28' }
  expect(readPeriod({}, '2026-11-22')).toEqual(week)
  expect(readPeriod({ from: 'soon', to: '2026-13-40' }, '2026-11-22')).toEqual(week)
  expect(readPeriod({ from: '2026-12-24', to: '2026-11-01' }, '2026-11-22')).toEqual({
    from: '2026-12-24',
    to: '2026-12-30',
  })
})
