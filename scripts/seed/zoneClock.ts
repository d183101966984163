import { instantOf } from '#shared/time/zoned.ts'

/** Wall-clock times of one zone, quickly: the zone is asked once for every hour, not for every post. */
export interface ZoneClock {
  /** `2026-11-22T18:30` for a day, an hour and a minute. */
  local(day: string, hour: number, minute: number): string
  /** Epoch ms of such a time. */
  instant(local: string): number
}

const cache = new Map<string, Map<string, number>>()

const two = (value: number): string => String(value).padStart(2, '0')

/** Daylight saving changes at full hours in every zone that is used here. */
export function zoneClock(zone: string): ZoneClock {
  const hours = cache.get(zone) ?? new Map<string, number>()
  cache.set(zone, hours)
  return {
    local: (day, hour, minute) => `${day}T${two(hour)}:${two(minute)}`,
    instant: local => {
      const hour = local.slice(0, 13)
      let base = hours.get(hour)
      if (base === undefined) {
        base = instantOf(`${hour}:00`, zone)
        hours.set(hour, base)
      }
      return base + Number(local.slice(14, 16)) * 60_000
    },
  }
}

/** The day (UTC) of an instant: `2026-11-22`. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
