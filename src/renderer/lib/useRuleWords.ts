import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { parseRule, weekdays } from '#shared/time/rule.ts'
import type { Rule, RuleDay } from '#shared/time/rule.ts'
import { useFormat } from '../i18n/useFormat.ts'

/** The key of "first", "last" ... for the nth of its kind. */
export function nthKey(nth: number): string {
  const keys: Record<number, string> = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', 5: 'fifth' }
  if (nth === -1) return 'last'
  if (nth === -2) return 'lastButOne'
  return keys[nth] ?? 'other'
}

/** A rule in words: "every 2 weeks on Tuesday, 10 times". What has no words is shown as it is written. */
export function useRuleWords(): (text: string, zone: string) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return useCallback(
    (text, zone) => {
      const dayNames = format.weekdays('long')
      const nameOf = ({ day }: RuleDay) => dayNames[weekdays.indexOf(day)] ?? day
      const onDays = ({ frequency, byDay, by }: Rule): string | null => {
        const parts = Object.keys(by)
        const [first] = byDay
        const [dayOfMonth] = by.BYMONTHDAY ?? []
        if (first === undefined && parts.length === 0) return ''
        if (frequency === 'WEEKLY' && parts.length === 0) {
          const isWorkdays = byDay.length === 5 && byDay.every(({ day }) => day !== 'SA' && day !== 'SU')
          return isWorkdays
            ? t('series.onWorkdays')
            : t('series.onDays', { days: format.list(byDay.map(nameOf)) })
        }
        if (frequency !== 'MONTHLY') return null
        if (first?.nth != null && byDay.length === 1 && parts.length === 0 && nthKey(first.nth) !== 'other') {
          return t('series.onNth', { nth: t(`series.nth.${nthKey(first.nth)}`), weekday: nameOf(first) })
        }
        if (
          dayOfMonth === undefined ||
          parts.length > 1 ||
          by.BYMONTHDAY?.length !== 1 ||
          first !== undefined
        ) {
          return null
        }
        if (dayOfMonth === -1) return t('series.onLastDay')
        return dayOfMonth > 0 ? t('series.onDay', { day: dayOfMonth }) : null
      }
      const rule = parseRule(text, zone)
      const on = onDays(rule)
      if (on === null) return t('series.byRule', { rule: text })
      const every = t(`series.every.${rule.frequency}`, { count: rule.interval })
      const { end } = rule
      const until =
        end.kind === 'count'
          ? t('series.endCount', { count: end.count })
          : end.kind === 'until'
            ? t('series.endUntil', { date: format.localDate(end.untilLocal.slice(0, 10)) })
            : ''
      return [[every, on].filter(Boolean).join(' '), until].filter(Boolean).join(', ')
    },
    [t, format],
  )
}
