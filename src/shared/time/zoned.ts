import { Temporal } from 'temporal-polyfill'

/**
 * The instant (epoch ms) of a wall-clock time in a zone. A time that daylight saving skips lands after the gap, one
 * that comes twice means the first (Temporal's `compatible`).
 */
export function instantOf(local: string, zone: string): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation: 'compatible' })
    .epochMilliseconds
}

/** The wall-clock time of an instant in a zone, to the second: `2026-11-22T18:30:00`. */
export function localOf(instantMs: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(Math.trunc(instantMs))
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
}

/** Start (inclusive) and end (exclusive) of the day that holds the instant, in the zone; epoch ms. */
export function dayOf(instantMs: number, zone: string): { from: number; to: number } {
  const start = Temporal.Instant.fromEpochMilliseconds(Math.trunc(instantMs))
    .toZonedDateTimeISO(zone)
    .startOfDay()
  // Not a day later on the clock: where daylight saving skips midnight, a day begins at one and still ends at midnight.
  const next = start.toPlainDate().add({ days: 1 }).toZonedDateTime(zone)
  return { from: start.epochMilliseconds, to: next.epochMilliseconds }
}

/** Moves `local` by as much wall-clock time as lies between `from` and `to`. */
export function shiftLocal(local: string, from: string, to: string): string {
  const distance = Temporal.PlainDateTime.from(from).until(to)
  return Temporal.PlainDateTime.from(local).add(distance).toString({ smallestUnit: 'second' })
}
