import { Temporal } from 'temporal-polyfill'
import { formatRule, parseRule, weekdays } from '#shared/time/rule.ts'
import type { Frequency, Rule, RuleEnd, Weekday } from '#shared/time/rule.ts'

export const repeatUnits = ['never', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', 'rule'] as const
export type RepeatUnit = (typeof repeatUnits)[number]

/** On which day of the month: its number, its last, or a weekday of it. */
export type MonthDay = { kind: 'day' } | { kind: 'lastDay' } | { kind: 'weekday'; nth: number }

/** A rule as it is chosen; what cannot be chosen so is written as text. */
export interface RepeatForm {
  unit: RepeatUnit
  interval: number
  days: Weekday[]
  monthDay: MonthDay
  end: RuleEnd
  /** RFC 5545, as she types it. */
  text: string
}

const dateOf = (local: string) => Temporal.PlainDate.from(local.slice(0, 10))

export const weekdayOf = (local: string): Weekday => weekdays[dateOf(local).dayOfWeek - 1] ?? 'MO'

/** What the day is in its month: the fourth Monday, and whether it is the last one of its kind, or the last day at all. */
export function placeInMonth(local: string): {
  day: number
  nth: number
  isLastWeekday: boolean
  isLastDay: boolean
} {
  const { day, daysInMonth } = dateOf(local)
  return {
    day,
    nth: Math.ceil(day / 7),
    isLastWeekday: day + 7 > daysInMonth,
    isLastDay: day === daysInMonth,
  }
}

export const noRepeat = (startLocal: string): RepeatForm => ({
  unit: 'never',
  interval: 1,
  days: [weekdayOf(startLocal)],
  monthDay: { kind: 'day' },
  end: { kind: 'never' },
  text: '',
})

/** The rule that is chosen, as text; null: it does not repeat. What is typed comes back as it is, right or wrong. */
export function ruleOf(form: RepeatForm, startLocal: string): string | null {
  const { unit, interval, days, monthDay, end } = form
  if (unit === 'never') return null
  if (unit === 'rule') return form.text.trim()
  const rule: Rule = { frequency: unit, interval, byDay: [], by: {}, weekStart: null, end }
  if (unit === 'WEEKLY') rule.byDay = inWeek(days).map(day => ({ day, nth: null }))
  if (unit === 'MONTHLY') {
    if (monthDay.kind === 'weekday') rule.byDay = [{ day: weekdayOf(startLocal), nth: monthDay.nth }]
    else rule.by = { BYMONTHDAY: [monthDay.kind === 'lastDay' ? -1 : placeInMonth(startLocal).day] }
  }
  return formatRule(rule)
}

const inWeek = (days: readonly Weekday[]) => weekdays.filter(day => days.includes(day))

/** The form that says a rule; where it cannot, the rule stands in it as text. */
export function formOf(text: string | null, startLocal: string, zone: string): RepeatForm {
  const base = noRepeat(startLocal)
  if (text === null) return base
  const asText: RepeatForm = { ...base, unit: 'rule', text }
  const rule = readOrNull(text, zone)
  if (rule === null || rule.frequency === 'HOURLY') return asText
  const form: RepeatForm = {
    ...base,
    ...{ unit: rule.frequency, interval: rule.interval, end: rule.end, text },
    days: rule.byDay.length === 0 ? base.days : rule.byDay.map(({ day }) => day),
    monthDay: monthDayOf(rule),
  }
  // Only when nothing of it is lost.
  return ruleOf(form, startLocal) === formatRule(plain(rule, startLocal)) ? form : asText
}

function monthDayOf({ byDay: [first], by }: Rule): MonthDay {
  if (first?.nth != null) return { kind: 'weekday', nth: first.nth }
  return by.BYMONTHDAY?.[0] === -1 ? { kind: 'lastDay' } : { kind: 'day' }
}

/** A rule that leaves the day to its start says it. */
function plain(rule: Rule, startLocal: string): Rule {
  const says = rule.byDay.length > 0 || Object.keys(rule.by).length > 0
  if (says) return rule
  if (rule.frequency === 'WEEKLY') return { ...rule, byDay: [{ day: weekdayOf(startLocal), nth: null }] }
  if (rule.frequency === 'MONTHLY') return { ...rule, by: { BYMONTHDAY: [placeInMonth(startLocal).day] } }
  return rule
}

export function readOrNull(text: string, zone: string): Rule | null {
  try {
    return parseRule(text, zone)
  } catch {
    // What is wrong with it is said by the preview, which asks the core.
    return null
  }
}

export const isFrequency = (unit: RepeatUnit): unit is Exclude<Frequency, 'HOURLY'> =>
  unit !== 'never' && unit !== 'rule'
