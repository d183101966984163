import { Temporal } from 'temporal-polyfill'

/** While the clocks of a zone differ from UTC by the same: from `from` (inclusive) to `to` (exclusive), epoch ms. */
export interface OffsetSpan {
  from: number
  to: number
  offsetMs: number
}

/** Zones had no rules before, and nobody knows them after. */
const firstKnown = Date.UTC(1970, 0, 1)
const lastKnown = Date.UTC(2100, 0, 1)

/**
 * The spans of equal offset between two instants (epoch ms), without gaps, so that whatever knows no zones (SQLite) can tell
 * wall-clock hours and days. Before 1970 and after 2100 the nearest known offset holds.
 */
export function offsetSpans(from: number, to: number, zone: string): OffsetSpan[] {
  const known = Math.min(Math.max(from, firstKnown), lastKnown)
  let at = Temporal.Instant.fromEpochMilliseconds(known).toZonedDateTimeISO(zone)
  const spans: OffsetSpan[] = []
  let begin = from
  while (begin < to) {
    const next = at.getTimeZoneTransition('next')
    const end = next === null || next.epochMilliseconds >= lastKnown ? to : next.epochMilliseconds
    spans.push({ from: begin, to: Math.min(end, to), offsetMs: at.offsetNanoseconds / 1e6 })
    if (next === null || end >= to) break
    begin = end
    at = next
  }
  return spans
}
