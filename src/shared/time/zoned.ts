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

/**
 * Start (inclusive) and end (exclusive) of the day that holds the instant, in the zone; epoch ms. Where clocks are set back
 * over midnight, the hour before it that comes again counts to the day that has begun already.
 */
export function dayOf(instantMs: number, zone: string): { from: number; to: number } {
  const date = Temporal.Instant.fromEpochMilliseconds(Math.trunc(instantMs))
    .toZonedDateTimeISO(zone)
    .toPlainDate()
  // Not a day later on the clock: where daylight saving skips midnight, a day begins at one and still ends at midnight.
  const begins = (days: number) => date.add({ days }).toZonedDateTime(zone).epochMilliseconds
  const to = begins(1)
  return instantMs < to ? { from: begins(0), to } : { from: to, to: begins(2) }
}

/** When a day of the calendar (`2026-11-22`) is over in the zone; epoch ms. */
export function endOfDay(date: string, zone: string): number {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds
}

/** Moves `local` by as much wall-clock time as lies between `from` and `to`. */
export function shiftLocal(local: string, from: string, to: string): string {
  const distance = Temporal.PlainDateTime.from(from).until(to)
  return Temporal.PlainDateTime.from(local).add(distance).toString({ smallestUnit: 'second' })
}
