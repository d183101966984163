import { Temporal } from 'temporal-polyfill'
import type { Blackout, QuietHours } from '../model/rules.ts'
import { instantOf, localOf } from './zoned.ts'

type Days = Pick<Blackout, 'name' | 'startsOn' | 'endsOn'>

/** When nothing is to go out by itself. */
export interface Calm {
  quiet: QuietHours | null
  blackouts: readonly Days[]
}

/** Why nothing goes out at an instant: until the end of quiet hours (epoch ms), or on the days of a blackout. */
export type Hindrance = { kind: 'quiet'; until: number } | { kind: 'blackout'; days: Days }

/** What stands in the way at an instant (epoch ms), by the wall clock of the zone; a blackout before quiet hours. */
export function hindranceAt(at: number, { quiet, blackouts }: Calm, zone: string): Hindrance | null {
  if (quiet === null && blackouts.length === 0) return null
  const date = dateAt(at, zone)
  const days = blackouts.find(({ startsOn, endsOn }) => startsOn <= date && date <= endsOn)
  if (days !== undefined) return { kind: 'blackout', days }
  const until = quiet === null ? null : quietUntil(at, quiet, zone)
  return until === null ? null : { kind: 'quiet', until }
}

/**
 * The first instant from `at` on (epoch ms) at which nothing stands in the way: the end of quiet hours, or the same time of day
 * once a blackout is over.
 */
export function allowedFrom(at: number, calm: Calm, zone: string): number {
  let allowed = at
  for (let why = hindranceAt(allowed, calm, zone); why !== null; why = hindranceAt(allowed, calm, zone)) {
    if (why.kind === 'quiet') allowed = why.until
    else {
      const next = Temporal.PlainDate.from(why.days.endsOn).add({ days: 1 })
      allowed = instantOf(`${next.toString()}T${localOf(allowed, zone).slice(11)}`, zone)
    }
  }
  return allowed
}

/** When the quiet hours that hold an instant are over (epoch ms), or null when it is in none. */
export function quietUntil(at: number, quiet: QuietHours, zone: string): number | null {
  let until: number | null = null
  // Where a clock change lets one night reach into the next one, both count.
  for (let end = endOfNight(at, quiet, zone); end !== null; end = endOfNight(end, quiet, zone)) until = end
  return until
}

function endOfNight(at: number, { from, to }: QuietHours, zone: string): number | null {
  const today = Temporal.PlainDate.from(dateAt(at, zone))
  // The day after too: where clocks are set back over midnight, it may have begun before.
  for (const days of [1, 0, -1]) {
    const first = today.add({ days })
    const last = to > from ? first : first.add({ days: 1 })
    const begins = instantOf(`${first.toString()}T${from}`, zone)
    const ends = instantOf(`${last.toString()}T${to}`, zone)
    if (begins <= at && at < ends) return ends
  }
  return null
}

const dateAt = (at: number, zone: string): string => localOf(at, zone).slice(0, 10)
