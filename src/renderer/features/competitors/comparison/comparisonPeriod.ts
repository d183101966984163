import { Temporal } from 'temporal-polyfill'

export const comparisonPeriods = ['month', 'quarter', 'year', 'all', 'own'] as const
export type ComparisonPeriod = (typeof comparisonPeriods)[number]

const lengths = { month: { days: 30 }, quarter: { days: 91 }, year: { years: 1 } }

/** First and last day of a period that ends today; null sets no bound. `own` are the days she chose. */
export function daysOfPeriod(
  period: ComparisonPeriod,
  today: string,
  own: { from: string | null; to: string | null },
): { from: string | null; to: string | null } {
  if (period === 'own') return own
  if (period === 'all') return { from: null, to: null }
  return {
    from: Temporal.PlainDate.from(today).subtract(lengths[period]).add({ days: 1 }).toString(),
    to: null,
  }
}
