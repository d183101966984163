import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween, instantsOf, isDay, monthWeeks, turnPage, weekOf } from './calendarDays.ts'

const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))
const weekStarts = fc.integer({ min: 1, max: 7 })

test('November 2026 has six weeks from Monday and five from Sunday', () => {
  expect(monthWeeks('2026-11-22', 1).map(week => week[0])).toEqual([
    '2026-10-26',
    '2026-11-02',
    '2026-11-09',
    '2026-11-16',
    '2026-11-23',
    '2026-11-30',
  ])
  expect(monthWeeks('2026-11-22', 7).map(week => week[0])).toHaveLength(5)
})

test('February 2027 fits in four weeks', () => {
  expect(monthWeeks('2027-02-10', 1)).toHaveLength(4)
})

test('a month is covered whole, without gaps, in weeks that begin where she wants', () => {
  fc.assert(
    fc.property(days, weekStarts, (day, start) => {
      const weeks = monthWeeks(day, start)
      const all = weeks.flat()
      expect(weeks.every(week => week.length === 7)).toBe(true)
      expect(all).toContain(day)
      all.forEach((d, i) => expect(d).toBe(addDays(all[0] ?? '', i)))
      const inMonth = all.filter(d => d.startsWith(day.slice(0, 7)))
      expect(inMonth[0]?.slice(8)).toBe('01')
      expect(addDays(inMonth.at(-1) ?? '', 1).slice(8)).toBe('01')
      // No week is there without a day of the month.
      expect(weeks.every(week => week.some(d => d.startsWith(day.slice(0, 7))))).toBe(true)
      expect(weekOf(day, start)).toContain(day)
      expect((new Date(`${weekOf(day, start)[0] ?? ''}T00:00Z`).getUTCDay() + 6) % 7).toBe(start - 1)
    }),
  )
})

test('turning the page from a long month ends on the last day of a shorter one', () => {
  expect(turnPage('month', '2026-01-31', 1)).toBe('2026-02-28')
  expect(turnPage('month', '2026-03-31', -1)).toBe('2026-02-28')
  expect(turnPage('week', '2026-12-30', 1)).toBe('2027-01-06')
})

test('days between is the inverse of adding days', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -400, max: 400 }), (day, count) => {
      expect(daysBetween(day, addDays(day, count))).toBe(count)
    }),
  )
})

test('days are bounded by midnights of the zone, also where the clock changes', () => {
  expect(instantsOf(['2026-11-22'], 'Africa/Nairobi')).toEqual({
    from: '2026-11-21T21:00:00.000Z',
    to: '2026-11-22T21:00:00.000Z',
  })
  // 25 hours in Berlin.
  expect(instantsOf(['2026-10-25'], 'Europe/Berlin')).toEqual({
    from: '2026-10-24T22:00:00.000Z',
    to: '2026-10-25T23:00:00.000Z',
  })
})

test('only real days are days', () => {
  expect(isDay('2026-02-28')).toBe(true)
  for (const text of ['2026-02-30', '2026-2-3', 'today', '', '2026-11-22T10:00', undefined]) {
    expect(isDay(text)).toBe(false)
  }
})
