import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { endBefore, firstTime, nextTimes, restFrom, timesBetween, withInstants } from './recurrence.ts'
import { parseRule, weekdays } from './rule.ts'
import { localOf } from './zoned.ts'

const zones = [
  ...['Europe/Berlin', 'Europe/London', 'Europe/Dublin', 'Africa/Cairo', 'Africa/Casablanca', 'Asia/Beirut'],
  ...['Asia/Jerusalem', 'America/New_York', 'America/St_Johns', 'America/Santiago', 'America/Havana'],
  ...['Australia/Lord_Howe', 'Pacific/Chatham', 'Pacific/Auckland', 'Africa/Nairobi'],
] as const

const at = (rule: string, startLocal: string) => ({ rule: parseRule(rule, 'UTC'), startLocal })
const first = (rule: string, startLocal: string, limit = 5) =>
  nextTimes(at(rule, startLocal), startLocal, limit, true).map(local => local.slice(0, 10))

/** Whole minutes of a day from 2024 to 2034. */
const start = fc
  .integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2034, 0, 1) / 60_000 })
  .map(minutes => new Date(minutes * 60_000).toISOString().slice(0, 19))
const days = fc.subarray([...weekdays], { minLength: 1 })
const interval = fc.integer({ min: 1, max: 12 })

type Fits = (date: Temporal.PlainDate, start: Temporal.PlainDate) => boolean
/** A rule, and the same said without a library: whether a date fits. */
const simple: fc.Arbitrary<{ rule: string; fits: Fits }> = fc.oneof(
  interval.map(n => ({
    rule: `FREQ=DAILY;INTERVAL=${n}`,
    fits: ((date, from) => from.until(date).days % n === 0) satisfies Fits,
  })),
  fc.tuple(interval, days).map(([n, list]) => ({
    rule: `FREQ=WEEKLY;INTERVAL=${n};BYDAY=${list.join(',')}`,
    fits: ((date, from) => {
      const monday = from.subtract({ days: from.dayOfWeek - 1 })
      const weeks = Math.floor(monday.until(date).days / 7)
      return weeks % n === 0 && list.some(day => weekdays.indexOf(day) + 1 === date.dayOfWeek)
    }) satisfies Fits,
  })),
  fc
    .tuple(interval, fc.constantFrom(...weekdays), fc.constantFrom(1, 2, 3, 4, -1, -2))
    .map(([n, day, nth]) => ({
      rule: `FREQ=MONTHLY;INTERVAL=${n};BYDAY=${nth}${day}`,
      fits: ((date, from) => {
        const months = (date.year - from.year) * 12 + date.month - from.month
        const inMonth = nth > 0 ? Math.ceil(date.day / 7) : -Math.ceil((date.daysInMonth - date.day + 1) / 7)
        return months % n === 0 && date.dayOfWeek === weekdays.indexOf(day) + 1 && inMonth === nth
      }) satisfies Fits,
    })),
  fc
    .tuple(
      interval,
      fc.integer({ min: -5, max: 31 }).filter(d => d !== 0),
    )
    .map(([n, dayOfMonth]) => ({
      rule: `FREQ=MONTHLY;INTERVAL=${n};BYMONTHDAY=${dayOfMonth}`,
      fits: ((date, from) => {
        const months = (date.year - from.year) * 12 + date.month - from.month
        const wanted = dayOfMonth > 0 ? dayOfMonth : date.daysInMonth + 1 + dayOfMonth
        return months % n === 0 && date.day === wanted
      }) satisfies Fits,
    })),
)

describe('the times of a rule', () => {
  test('are those that a calendar on the wall gives', () => {
    expect(first('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', '2026-11-23T18:00')).toEqual([
      ...['2026-11-24', '2026-12-08', '2026-12-22', '2027-01-05', '2027-01-19'],
    ])
    expect(first('FREQ=MONTHLY;BYDAY=-1FR', '2026-11-23T18:00', 3)).toEqual([
      '2026-11-27',
      '2026-12-25',
      '2027-01-29',
    ])
    expect(first('FREQ=DAILY;INTERVAL=10;COUNT=3', '2026-11-23T18:00')).toEqual([
      '2026-11-23',
      '2026-12-03',
      '2026-12-13',
    ])
    expect(first('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '2026-11-23T18:00', 2)).toEqual([
      '2026-11-30',
      '2026-12-31',
    ])
    expect(first('FREQ=MONTHLY;BYMONTHDAY=31', '2026-11-23T18:00', 2)).toEqual(['2026-12-31', '2027-01-31'])
    expect(first('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2026-11-23T18:00', 2)).toEqual([
      '2028-02-29',
      '2032-02-29',
    ])
    expect(() => firstTime(at('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2026-11-23T18:00'))).toThrow(
      'No day fits',
    )
  })

  test('are those of a plain walk over three years, day by day', () => {
    fc.assert(
      fc.property(simple, start, ({ rule, fits }, startLocal) => {
        const from = Temporal.PlainDate.from(startLocal.slice(0, 10))
        const expected: string[] = []
        for (let day = 0; day < 3 * 365; day++) {
          const date = from.add({ days: day })
          if (fits(date, from)) expected.push(`${date.toString()}${startLocal.slice(10)}`)
        }
        const to = `${from.add({ days: 3 * 365 - 1 }).toString()}T23:59:59`
        expect(timesBetween(at(rule, startLocal), startLocal, to)).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })

  test('keep the wall clock in every zone; a day whose clocks skip the time has it right after, and loses none', () => {
    const nearChange = fc
      .tuple(fc.constantFrom(...zones), start, fc.integer({ min: 0, max: 1439 }))
      .map(([zone, after, minute]) => {
        const change = Temporal.Instant.from(`${after}Z`)
          .toZonedDateTimeISO(zone)
          .getTimeZoneTransition('next')
        const date = (change?.toPlainDate() ?? Temporal.PlainDate.from(after.slice(0, 10))).subtract({
          days: 3,
        })
        const time = Temporal.PlainTime.from('00:00').add({ minutes: minute })
        return { zone, startLocal: date.toPlainDateTime(time).toString({ smallestUnit: 'second' }) }
      })
    fc.assert(
      fc.property(
        nearChange,
        fc.constantFrom('FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU'),
        ({ zone, startLocal }, rule) => {
          const times = [...withInstants(nextTimes(at(rule, startLocal), startLocal, 7, true), zone)]
          expect(times).toHaveLength(7)
          const from = Temporal.PlainDate.from(startLocal.slice(0, 10))
          for (const [i, { local, at: instant }] of times.entries()) {
            expect(local).toBe(`${from.add({ days: i }).toString()}${startLocal.slice(10)}`)
            const lateMs = Date.parse(`${localOf(instant, zone)}Z`) - Date.parse(`${local}Z`)
            expect(lateMs).toBeGreaterThanOrEqual(0)
            expect(lateMs).toBeLessThanOrEqual(3_600_000)
            // Late only where the clock of that day never shows the time.
            if (lateMs > 0) expect(localOf(instant - lateMs, zone) < local).toBe(true)
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  test('of every hour never fall together when clocks are set forward', () => {
    const times = nextTimes(at('FREQ=HOURLY', '2027-03-28T00:30'), '2027-03-28T00:30', 5, true)
    const instants = [...withInstants(times, 'Europe/Berlin')].map(time =>
      new Date(time.at).toISOString().slice(11, 16),
    )
    expect(instants).toEqual(['23:30', '00:30', '01:30', '02:30'])
  })
})

test('a rule split at any of its times has the same times before and after', () => {
  const ended = fc.tuple(
    simple.map(s => s.rule),
    fc.oneof(
      fc.constant(''),
      fc.integer({ min: 2, max: 40 }).map(count => `;COUNT=${count}`),
      fc.integer({ min: 2025, max: 2040 }).map(year => `;UNTIL=${year}1231`),
    ),
  )
  fc.assert(
    fc.property(ended, start, fc.nat(30), ([rule, end], startLocal, place) => {
      const whole = at(rule + end, startLocal)
      const times = nextTimes(whole, startLocal, 60, true)
      const split = times[Math.min(place, times.length - 1)]
      if (split === undefined) return
      const before = endBefore(whole, split)
      const head = before === null ? [] : nextTimes({ ...whole, rule: before }, startLocal, 60, true)
      const tail = nextTimes(
        { rule: restFrom(whole, split), startLocal: split },
        split,
        60 - head.length,
        true,
      )
      expect([...head, ...tail]).toEqual(times)
    }),
    { numRuns: 60 },
  )
})
