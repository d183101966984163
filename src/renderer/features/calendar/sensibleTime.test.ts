import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atMinute, minuteOfDay, nextQuarter, sensibleTime } from './sensibleTime.ts'
import { fitCards, linePx, roomyPx } from './fitCards.ts'
import { shortTime } from './shortTime.ts'

const now = '2026-11-22T14:03:10'

test('another day begins at nine, or at the next good hour that is free', () => {
  expect(sensibleTime('2026-11-25', now, [])).toBe('2026-11-25T09:00')
  expect(sensibleTime('2026-11-25', now, ['2026-11-25T09:00:00'])).toBe('2026-11-25T12:00')
})

test('today it is a good hour still to come, late in the evening the next quarter', () => {
  expect(sensibleTime('2026-11-22', now, [])).toBe('2026-11-22T15:00')
  expect(sensibleTime('2026-11-22', '2026-11-22T21:02:00', [])).toBe('2026-11-22T21:15')
})

test('a day that is over has none, nor has today before midnight', () => {
  expect(sensibleTime('2026-11-21', now, [])).toBeNull()
  expect(sensibleTime('2026-11-22', '2026-11-22T23:50:00', [])).toBeNull()
})

test('the next quarter is at least five minutes away', () => {
  expect(nextQuarter('2026-11-22T14:10:00')).toBe('2026-11-22T14:15')
  expect(nextQuarter('2026-11-22T14:11:00')).toBe('2026-11-22T14:30')
  expect(nextQuarter('2026-12-31T23:58:00')).toBe('2027-01-01T00:15')
})

test('minutes of the day read back as they were written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 24 * 60 - 1 }), minute => {
      expect(minuteOfDay(atMinute('2026-11-22', minute))).toBe(minute)
    }),
  )
})

test('cards are roomy when all fit so, then lines, then as many lines as fit', () => {
  expect(fitCards(2, 89)).toEqual({ shape: 'roomy', shown: 2 })
  expect(fitCards(4, 89)).toEqual({ shape: 'line', shown: 4 })
  expect(fitCards(40, 89)).toEqual({ shape: 'line', shown: 3 })
  expect(fitCards(3, 62)).toEqual({ shape: 'line', shown: 2 })
  expect(fitCards(3, 10)).toEqual({ shape: 'line', shown: 1 })
  fc.assert(
    fc.property(fc.nat(60), fc.integer({ min: 60, max: 400 }), (count, room) => {
      const { shape, shown } = fitCards(count, room)
      expect(shown).toBeLessThanOrEqual(count)
      const button = shown < count ? 18 : -2
      expect(shown * (shape === 'roomy' ? roomyPx : linePx) + button).toBeLessThanOrEqual(room)
    }),
  )
})

test('times are as short as the locale allows', () => {
  expect(shortTime('en-GB')('2026-11-22T18:30')).toBe('18:30')
  expect(shortTime('sw-KE')('2026-11-22T09:05:00')).toBe('09:05')
  expect(shortTime('en-US')('2026-11-22T18:30')).toBe('6:30pm')
  expect(shortTime('en-US')('2026-11-22T00:00')).toBe('12am')
})
