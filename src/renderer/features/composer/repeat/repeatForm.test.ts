import fc from 'fast-check'
import { expect, test } from 'vitest'
import { weekdays } from '#shared/time/rule.ts'
import { formOf, noRepeat, placeInMonth, ruleOf, weekdayOf } from './repeatForm.ts'
import type { RepeatForm } from './repeatForm.ts'

const zone = 'Africa/Nairobi'
/** A Tuesday, the fourth and last of its month. */
const start = '2026-11-24T18:00'
const form = (change: Partial<RepeatForm>): RepeatForm => ({ ...noRepeat(start), ...change })

test('what is chosen is a rule', () => {
  expect(ruleOf(form({}), start)).toBe(null)
  expect(ruleOf(form({ unit: 'DAILY', interval: 10 }), start)).toBe('FREQ=DAILY;INTERVAL=10')
  expect(ruleOf(form({ unit: 'WEEKLY', interval: 2 }), start)).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU')
  expect(ruleOf(form({ unit: 'WEEKLY', days: ['FR', 'MO'] }), start)).toBe('FREQ=WEEKLY;BYDAY=MO,FR')
  expect(ruleOf(form({ unit: 'MONTHLY' }), start)).toBe('FREQ=MONTHLY;BYMONTHDAY=24')
  expect(ruleOf(form({ unit: 'MONTHLY', monthDay: { kind: 'lastDay' } }), start)).toBe(
    'FREQ=MONTHLY;BYMONTHDAY=-1',
  )
  expect(ruleOf(form({ unit: 'MONTHLY', monthDay: { kind: 'weekday', nth: -1 } }), start)).toBe(
    'FREQ=MONTHLY;BYDAY=-1TU',
  )
  expect(ruleOf(form({ unit: 'YEARLY', end: { kind: 'count', count: 3 } }), start)).toBe(
    'FREQ=YEARLY;COUNT=3',
  )
  expect(ruleOf(form({ unit: 'rule', text: ' freq=daily ' }), start)).toBe('freq=daily')
})

test('the day in its month', () => {
  expect(weekdayOf(start)).toBe('TU')
  expect(placeInMonth(start)).toEqual({ day: 24, nth: 4, isLastWeekday: true, isLastDay: false })
  expect(placeInMonth('2026-11-30T18:00')).toEqual({ day: 30, nth: 5, isLastWeekday: true, isLastDay: true })
})

test('a rule that the form cannot say stays as it was written', () => {
  for (const text of [
    'FREQ=HOURLY',
    'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1',
    'FREQ=YEARLY;BYMONTH=2',
    'what is this',
  ]) {
    expect(formOf(text, start, zone)).toMatchObject({ unit: 'rule', text })
  }
  expect(formOf('FREQ=WEEKLY', start, zone)).toMatchObject({ unit: 'WEEKLY', days: ['TU'] })
})

test('what was chosen is found again in its rule', () => {
  const chosen = fc.record({
    unit: fc.constantFrom('DAILY' as const, 'WEEKLY' as const, 'MONTHLY' as const, 'YEARLY' as const),
    interval: fc.integer({ min: 1, max: 99 }),
    days: fc.subarray([...weekdays], { minLength: 1 }),
    monthDay: fc.constantFrom<RepeatForm['monthDay']>(
      { kind: 'day' },
      { kind: 'lastDay' },
      { kind: 'weekday', nth: 4 },
    ),
    end: fc.constantFrom<RepeatForm['end']>(
      { kind: 'never' },
      { kind: 'count', count: 12 },
      { kind: 'until', untilLocal: '2027-12-31T23:59:59' },
    ),
  })
  fc.assert(
    fc.property(chosen, value => {
      const rule = ruleOf({ ...value, text: '' }, start)
      expect(ruleOf(formOf(rule, start, zone), start)).toBe(rule)
      expect(formOf(rule, start, zone).unit).toBe(value.unit)
    }),
  )
})
