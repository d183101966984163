import { AppError } from '../rpc/errors.ts'
import { localOf } from './zoned.ts'

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof weekdays)[number]

/** More often than every hour is no plan but a burst. */
export const frequencies = ['HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
export type Frequency = (typeof frequencies)[number]

/** A day of the week, or the nth one of its month or year; negative counts from the end. */
export interface RuleDay {
  day: Weekday
  nth: number | null
}

export type RuleEnd =
  | { kind: 'never' }
  | { kind: 'count'; count: number }
  /** The last wall-clock time that still counts. */
  | { kind: 'until'; untilLocal: string }

/** A recurrence rule of RFC 5545, on the wall clock: its zone is said beside it. */
export interface Rule {
  frequency: Frequency
  interval: number
  byDay: RuleDay[]
  /** Every other BY part that is given, as its numbers. */
  by: Partial<Record<NumberPart, number[]>>
  weekStart: Weekday | null
  end: RuleEnd
}

/** In the order in which they are written; each with its smallest and largest number. */
const numberParts = {
  BYMONTH: [1, 12],
  BYWEEKNO: [-53, 53],
  BYYEARDAY: [-366, 366],
  BYMONTHDAY: [-31, 31],
  BYHOUR: [0, 23],
  BYMINUTE: [0, 59],
  BYSETPOS: [-366, 366],
} as const satisfies Record<string, readonly [number, number]>
export type NumberPart = keyof typeof numberParts
const numberPartNames = Object.keys(numberParts) as NumberPart[]

export const maxRuleLength = 500
export const maxCount = 5000
export const maxInterval = 1000

/** Why a rule was refused; the language files have a sentence for each (`series.flaws.<why>`). */
export type RuleFlaw =
  | 'syntax'
  | 'unknownPart'
  | 'frequency'
  | 'tooOften'
  | 'number'
  | 'day'
  | 'count'
  | 'until'
  | 'twoEnds'
  | 'combination'
  | 'never'
  | 'offRule'

export const refusedRule = (why: RuleFlaw, part = ''): AppError =>
  new AppError('invalid_input', words[why], { field: 'rule', why, part })

const words: Record<RuleFlaw, string> = {
  syntax: 'This is not a rule like FREQ=WEEKLY;BYDAY=TU.',
  unknownPart: 'The rule has a part that is not known.',
  frequency: 'The rule does not say how often: FREQ is missing.',
  tooOften: 'Posts can repeat every hour at most.',
  number: 'A number of the rule is out of its range.',
  day: 'A day of the rule is none: MO, TU, WE, TH, FR, SA or SU.',
  count: `It can repeat up to ${maxCount} times.`,
  until: 'The end of the rule is not a date.',
  twoEnds: 'A rule ends after a number of times or at a date, not both.',
  combination: 'These parts of the rule do not go together.',
  never: 'No day fits this rule.',
  offRule: 'The rule does not have this day. Change the rule as well, or only this one.',
}

/**
 * Reads the text of a rule, with or without `RRULE:`. An UNTIL in UTC becomes wall-clock time in the zone, a bare date lasts
 * until its end. Throws AppError `invalid_input` with `why` in its details.
 */
export function parseRule(text: string, zone: string): Rule {
  const parts = readParts(text)
  const frequency = frequencyOf(parts.get('FREQ'))
  const by: Rule['by'] = {}
  for (const name of numberPartNames) {
    const value = parts.get(name)
    if (value !== undefined) by[name] = readNumbers(name, value)
  }
  const weekStart = parts.get('WKST') ?? null
  if (weekStart !== null && !isWeekday(weekStart)) throw refusedRule('day', 'WKST')
  const rule: Rule = {
    frequency,
    interval: readNumber('INTERVAL', parts.get('INTERVAL') ?? '1', 1, maxInterval, 'number'),
    byDay: (parts.get('BYDAY')?.split(',') ?? []).map(readDay),
    by,
    weekStart,
    end: readEnd(parts.get('COUNT'), parts.get('UNTIL'), zone),
  }
  refuseCombinations(rule)
  return rule
}

/** The rule as text, always written the same way; its UNTIL is wall-clock time. */
export function formatRule(rule: Rule): string {
  const { frequency, interval, byDay, by, weekStart, end } = rule
  const parts = [`FREQ=${frequency}`]
  if (interval !== 1) parts.push(`INTERVAL=${interval}`)
  if (end.kind === 'count') parts.push(`COUNT=${end.count}`)
  if (end.kind === 'until') parts.push(`UNTIL=${end.untilLocal.replaceAll(/[-:]/g, '')}`)
  if (byDay.length > 0) parts.push(`BYDAY=${byDay.map(({ day, nth }) => `${nth ?? ''}${day}`).join(',')}`)
  for (const name of numberPartNames) {
    const numbers = by[name]
    if (numbers !== undefined) parts.push(`${name}=${numbers.join(',')}`)
  }
  if (weekStart !== null) parts.push(`WKST=${weekStart}`)
  return parts.join(';')
}

const known: ReadonlySet<string> = new Set([
  ...['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYSECOND', 'WKST'],
  ...numberPartNames,
])

function readParts(text: string): Map<string, string> {
  const bare = text
    .trim()
    .replace(/^RRULE:/i, '')
    .replace(/;$/, '')
    .toUpperCase()
  if (bare === '' || bare.length > maxRuleLength) throw refusedRule('syntax')
  const parts = new Map<string, string>()
  for (const part of bare.split(';')) {
    const [, name = '', value = ''] = /^\s*([A-Z]+)\s*=\s*(\S+)\s*$/.exec(part) ?? []
    if (name === '' || parts.has(name)) throw refusedRule('syntax', part.slice(0, 40))
    if (!known.has(name)) throw refusedRule('unknownPart', name)
    parts.set(name, value)
  }
  // What goes out is planned to the minute; second 0 says nothing, any other would be a second one in that minute.
  if ((parts.get('BYSECOND') ?? '0') !== '0') throw refusedRule('tooOften', 'BYSECOND')
  return parts
}

function frequencyOf(value: string | undefined): Frequency {
  if (value === undefined) throw refusedRule('frequency')
  if (value === 'MINUTELY' || value === 'SECONDLY') throw refusedRule('tooOften', value)
  const frequency = frequencies.find(f => f === value)
  if (frequency === undefined) throw refusedRule('frequency', value.slice(0, 40))
  return frequency
}

function readNumbers(name: NumberPart, value: string): number[] {
  const [min, max] = numberParts[name]
  const numbers = value.split(',').map(text => readNumber(name, text, min, max, 'number'))
  if (min < 0 && numbers.includes(0)) throw refusedRule('number', name)
  if (name === 'BYMINUTE' && new Set(numbers).size > 1) throw refusedRule('tooOften', name)
  return [...new Set(numbers)].sort((a, b) => a - b)
}

function readNumber(name: string, text: string, min: number, max: number, why: RuleFlaw): number {
  const number = Number(text)
  if (!/^[+-]?\d{1,6}$/.test(text) || number < min || number > max) throw refusedRule(why, name)
  return number
}

function readDay(text: string): RuleDay {
  const [, nth, day = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text) ?? []
  if (!isWeekday(day)) throw refusedRule('day', text.slice(0, 40))
  return { day, nth: nth === undefined ? null : nonZero(readNumber('BYDAY', nth, -53, 53, 'number')) }
}

function nonZero(number: number): number {
  if (number === 0) throw refusedRule('number', 'BYDAY')
  return number
}

const isWeekday = (text: string): text is Weekday => weekdays.some(day => day === text)

function readEnd(count: string | undefined, until: string | undefined, zone: string): RuleEnd {
  if (count !== undefined && until !== undefined) throw refusedRule('twoEnds')
  if (count !== undefined) {
    return { kind: 'count', count: readNumber('COUNT', count, 1, maxCount, 'count') }
  }
  if (until === undefined) return { kind: 'never' }
  const [, year = '', month = '', day = '', time = '235959', utc = ''] =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{6}))?(Z?)$/.exec(until) ?? []
  const written = `${year}-${month}-${day}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}`
  const at = Date.parse(`${written}Z`)
  // 30 February is read as 2 March: only what reads back the same is a date.
  if (year < '1900' || Number.isNaN(at) || new Date(at).toISOString().slice(0, 19) !== written) {
    throw refusedRule('until', until.slice(0, 40))
  }
  return { kind: 'until', untilLocal: utc === 'Z' ? localOf(at, zone) : written }
}

/** What RFC 5545 forbids to stand together. */
function refuseCombinations({ frequency, byDay, by }: Rule): void {
  const hasNth = byDay.some(day => day.nth !== null)
  const refusals: [boolean, string][] = [
    [hasNth && frequency !== 'MONTHLY' && frequency !== 'YEARLY', 'BYDAY'],
    [hasNth && by.BYWEEKNO !== undefined, 'BYDAY'],
    [by.BYMONTHDAY !== undefined && frequency === 'WEEKLY', 'BYMONTHDAY'],
    [by.BYYEARDAY !== undefined && frequency !== 'YEARLY' && frequency !== 'HOURLY', 'BYYEARDAY'],
    [by.BYWEEKNO !== undefined && frequency !== 'YEARLY', 'BYWEEKNO'],
    [by.BYSETPOS !== undefined && byDay.length === 0 && Object.keys(by).length === 1, 'BYSETPOS'],
  ]
  const refused = refusals.find(([isRefused]) => isRefused)
  if (refused !== undefined) throw refusedRule('combination', refused[1])
}

/** The same rule on other days, when everything moves by whole days; null where that cannot be said by a rule. */
export function shiftRuleDays(rule: Rule, days: number): Rule | null {
  if (days === 0) return rule
  const hasDays = rule.byDay.length > 0 || Object.keys(rule.by).some(part => part !== 'BYMONTH')
  if (!hasDays && rule.by.BYMONTH === undefined) return rule
  if (rule.frequency !== 'WEEKLY' || Object.keys(rule.by).length > 0) return null
  const turn = (day: Weekday): Weekday => {
    const at = weekdays.indexOf(day) + days
    return weekdays[((at % 7) + 7) % 7] ?? day
  }
  const byDay = rule.byDay.map(({ day, nth }) => ({ day: turn(day), nth }))
  return { ...rule, byDay: byDay.sort((a, b) => weekdays.indexOf(a.day) - weekdays.indexOf(b.day)) }
}
