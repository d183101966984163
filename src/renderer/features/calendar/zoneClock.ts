import { Temporal } from 'temporal-polyfill'

/** Offsets change at quarter hours at the finest, so one question per quarter hour is enough. */
const quarterMs = 15 * 60_000

/** Tells the wall-clock time (`2026-11-22T18:30:00`) of instants in one zone; quick for thousands of them. */
export type ZoneClock = (instantMs: number) => string

export function createZoneClock(zone: string): ZoneClock {
  const offsets = new Map<number, number>()
  const offsetMs = (quarter: number): number => {
    const known = offsets.get(quarter)
    if (known !== undefined) return known
    const offset =
      Temporal.Instant.fromEpochMilliseconds(quarter * quarterMs).toZonedDateTimeISO(zone).offsetNanoseconds /
      1e6
    offsets.set(quarter, offset)
    return offset
  }
  return instantMs =>
    new Date(instantMs + offsetMs(Math.floor(instantMs / quarterMs))).toISOString().slice(0, 19)
}
