import type { CardGroup } from './groupCards.ts'
import { createZoneClock } from './zoneClock.ts'
import type { ZoneClock } from './zoneClock.ts'

const clocks = new Map<string, ZoneClock>()

function clockOf(zone: string): ZoneClock {
  const clock = clocks.get(zone) ?? createZoneClock(zone)
  clocks.set(zone, clock)
  return clock
}

/**
 * The moment of a card in another zone: `20:30`, or `00:30 +1` when it is another day there. Null when both clocks
 * show the same.
 */
export function otherTime(
  group: CardGroup,
  zone: string | null,
  time: (local: string) => string,
): string | null {
  if (zone === null) return null
  const local = clockOf(zone)(group.dueMs)
  if (local === group.local) return null
  const day = local.slice(0, 10)
  return day === group.day ? time(local) : `${time(local)} ${day > group.day ? '+1' : '−1'}`
}
