/**
 * Wall-clock times by another way than the core's: nothing but Intl, so that the two can be compared. Instants are epoch ms,
 * `local` is `2026-11-22T18:30:00`.
 */

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(zone, format)
  return format
}

export const wallOf = (at: number, zone: string): string => formatOf(zone).format(at).replace(' ', 'T')

const asIfUtc = (local: string): number => Date.parse(`${local}Z`)

/** How far the clocks of the zone are ahead of UTC at an instant, ms. */
const aheadMs = (at: number, zone: string): number => {
  const whole = Math.floor(at / 1000) * 1000
  return asIfUtc(wallOf(whole, zone)) - whole
}

const dayMs = 86_400_000

/** A time that comes twice means the first; one that never comes is as long after the gap as it is into it. */
export function instantByIntl(local: string, zone: string): number {
  const wanted = asIfUtc(local)
  const before = aheadMs(wanted - dayMs, zone)
  const after = aheadMs(wanted + dayMs, zone)
  const real = [wanted - before, wanted - after].filter(at => wanted - at === aheadMs(at, zone))
  return real.length === 0 ? wanted - before : Math.min(...real)
}

/** A wall-clock time so many ms later on the clock, whatever the sun does. */
export const laterOnTheClock = (local: string, ms: number): string =>
  new Date(asIfUtc(local) + ms).toISOString().slice(0, 19)

/** The next instant at which the clocks of the zone are changed. Throws where they are not within a year and a half. */
export function nextChangeOf(zone: string, from: number): number {
  const end = from + 550 * dayMs
  for (let at = from; at < end; at += dayMs) {
    if (aheadMs(at, zone) === aheadMs(at + dayMs, zone)) continue
    let [low, high] = [at, at + dayMs]
    while (high - low > 1000) {
      const middle = Math.floor((low + high) / 2000) * 1000
      if (aheadMs(middle, zone) === aheadMs(low, zone)) low = middle
      else high = middle
    }
    return high
  }
  throw new Error(`Clocks are never changed in ${zone}.`)
}
