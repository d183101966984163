import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { isWebUrl } from './isWebUrl.ts'
import { maxAmountMinor } from './money.ts'

/** Ids are made by the core (UUID version 7), never by a person. */
export const Id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)

/** An instant, ISO 8601 in UTC with Z. */
export const Instant = z.iso.datetime()

/**
 * The `updatedAt` of the page she changed, which grows with every change: when something was stored since, the change is refused
 * with `conflict`, so that nothing is overwritten unseen. Left out: whatever is there.
 */
export const BasedOn = Instant.nullable().optional()

/** A wall-clock time without zone, to the minute or second: `2026-11-22T18:30`. */
export const LocalDateTime = z
  .string()
  .max(32)
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/)
  .refine(isPlainDateTime, 'Not a date and time of the calendar.')

/** A day without time: `2026-11-22`. */
export const LocalDate = z.iso.date()

/** An IANA time zone that this computer knows, like `Africa/Nairobi`. */
export const Zone = z.string().max(64).refine(isZone, 'Not a known time zone.')

/** `#rrggbb`. */
export const Colour = z.string().regex(/^#[0-9a-f]{6}$/i)

/** The code of a currency (ISO 4217): `TZS`. */
export const Currency = z.string().regex(/^[A-Z]{3}$/)

/** Money in the smallest unit of its currency (see money.ts). */
export const AmountMinor = z.number().int().min(0).max(maxAmountMinor)

export const Name = z.string().trim().min(1).max(200)

/** A web address a person may open: http or https only. */
export const WebUrl = z.string().max(4000).refine(isWebUrl, 'Not a web address.')

/** Thousands of cards cross the contract in one answer, so this counts by itself instead of asking Temporal. */
function isPlainDateTime(text: string): boolean {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = text.split(/[-T:]/).map(Number)
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return (
    // In every zone its instant has a year of four digits, as instants are written across the contract.
    year >= 1900 &&
    year <= 2999 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= lastDay &&
    hour <= 23 &&
    minute <= 59 &&
    second <= 59
  )
}

/** Those that were found to be zones: there are some hundreds, and asking Temporal is slow. */
const knownZones = new Set<string>()

function isZone(zone: string): boolean {
  if (knownZones.has(zone)) return true
  // An offset like +03:00 is accepted by Temporal, but has no daylight saving and no name a person knows.
  if (!/^[A-Za-z]/.test(zone)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    // Zones may be written in any case, so there is a bound to how many spellings are kept.
    if (knownZones.size < 2000) knownZones.add(zone)
    return true
  } catch {
    return false
  }
}
