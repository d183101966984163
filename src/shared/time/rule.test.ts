import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatRule, frequencies, parseRule, shiftRuleDays, weekdays } from './rule.ts'
import type { Rule, RuleDay, RuleFlaw } from './rule.ts'

const zone = 'Africa/Nairobi'
const days = fc.subarray([...weekdays], { minLength: 1 })
const end = fc.oneof(
  fc.constant<Rule['end']>({ kind: 'never' }),
  fc.integer({ min: 1, max: 5000 }).map((count): Rule['end'] => ({ kind: 'count', count })),
  fc
    .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((date): Rule['end'] => ({ kind: 'until', untilLocal: date.toISOString().slice(0, 19) })),
)
const rule: fc.Arbitrary<Rule> = fc.record({
  frequency: fc.constantFrom(...frequencies),
  interval: fc.integer({ min: 1, max: 1000 }),
  byDay: fc.oneof(
    fc.constant<RuleDay[]>([]),
    days.map((list): RuleDay[] => list.map(day => ({ day, nth: null }))),
  ),
  by: fc.constantFrom<Rule['by'][]>({}, { BYMONTH: [2, 11] }, { BYHOUR: [9, 18], BYMINUTE: [30] }),
  weekStart: fc.option(fc.constantFrom(...weekdays)),
  end,
})

test('what is written is read back', () => {
  fc.assert(
    fc.property(rule, value => {
      expect(parseRule(formatRule(value), zone)).toEqual(value)
    }),
  )
})

test('the ways people write rules', () => {
  const same = (text: string) => formatRule(parseRule(text, zone))
  expect(same('RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU')).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU')
  expect(same('  freq=monthly;byday=-1fr;interval=1; ')).toBe('FREQ=MONTHLY;BYDAY=-1FR')
  expect(same('FREQ=DAILY;UNTIL=20270101')).toBe('FREQ=DAILY;UNTIL=20270101T235959')
  // 18:00 in UTC is 21:00 on the wall.
  expect(same('FREQ=DAILY;UNTIL=20270101T180000Z')).toBe('FREQ=DAILY;UNTIL=20270101T210000')
  expect(same('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;BYSECOND=0')).toBe(
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
  )
})

test.each<[string, RuleFlaw]>([
  ['', 'syntax'],
  ['every tuesday', 'syntax'],
  ['FREQ=DAILY;FREQ=DAILY', 'syntax'],
  ['INTERVAL=2', 'frequency'],
  ['FREQ=FORTNIGHTLY', 'frequency'],
  ['FREQ=MINUTELY', 'tooOften'],
  ['FREQ=DAILY;BYSECOND=0,30', 'tooOften'],
  ['FREQ=DAILY;BYHOUR=9;BYMINUTE=0,1', 'tooOften'],
  ['FREQ=DAILY;RSCALE=HEBREW', 'unknownPart'],
  ['FREQ=DAILY;INTERVAL=0', 'number'],
  ['FREQ=MONTHLY;BYMONTHDAY=32', 'number'],
  ['FREQ=MONTHLY;BYMONTHDAY=0', 'number'],
  ['FREQ=WEEKLY;BYDAY=XX', 'day'],
  ['FREQ=WEEKLY;BYDAY=1MO', 'combination'],
  ['FREQ=WEEKLY;BYMONTHDAY=1', 'combination'],
  ['FREQ=MONTHLY;BYSETPOS=1', 'combination'],
  ['FREQ=DAILY;COUNT=0', 'count'],
  ['FREQ=DAILY;COUNT=99999', 'count'],
  ['FREQ=DAILY;UNTIL=20270230', 'until'],
  ['FREQ=DAILY;UNTIL=soon', 'until'],
  ['FREQ=DAILY;COUNT=2;UNTIL=20270101', 'twoEnds'],
])('%s is refused: %s', (text, why) => {
  expect(() => parseRule(text, zone)).toThrow(
    expect.objectContaining({ details: expect.objectContaining({ why }) as object }),
  )
})

test('days of the week turn along; what counts days of a month cannot', () => {
  const shifted = (text: string, by: number) => {
    const turned = shiftRuleDays(parseRule(text, zone), by)
    return turned === null ? null : formatRule(turned)
  }
  expect(shifted('FREQ=WEEKLY;BYDAY=SA,SU', 2)).toBe('FREQ=WEEKLY;BYDAY=MO,TU')
  expect(shifted('FREQ=WEEKLY;BYDAY=MO', -8)).toBe('FREQ=WEEKLY;BYDAY=SU')
  expect(shifted('FREQ=DAILY;INTERVAL=10', 3)).toBe('FREQ=DAILY;INTERVAL=10')
  expect(shifted('FREQ=MONTHLY;BYDAY=-1FR', 1)).toBe(null)
  expect(shifted('FREQ=MONTHLY;BYDAY=-1FR', 0)).toBe('FREQ=MONTHLY;BYDAY=-1FR')
})
