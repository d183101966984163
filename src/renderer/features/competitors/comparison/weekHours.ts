import type { Formats } from '../../../i18n/formats.ts'

/** The hour of the week with the most pieces, the earliest of them; null when there are none. */
export function busiestHour(hours: readonly number[]): number | null {
  const most = Math.max(0, ...hours)
  return most === 0 ? null : hours.indexOf(most)
}

/** 18:00 */
export const hourName = (hour: number, format: Pick<Formats, 'localTime'>): string =>
  format.localTime(`2026-01-01T${String(hour).padStart(2, '0')}:00`)
