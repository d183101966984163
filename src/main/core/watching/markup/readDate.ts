/** Zones by name that Date does not know, in minutes east of Greenwich. */
const zones: Record<string, number> = {
  wet: 0,
  bst: 60,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  sast: 120,
  msk: 180,
  eat: 180,
  ist: 330,
  jst: 540,
  aest: 600,
}
const earliest = Date.UTC(1990, 0, 1)
/** A clock may be a day ahead; a date beyond is a mistake or a trick to stay on top. */
const aheadMs = 2 * 86_400_000

/**
 * A date as feeds write it: RFC 822 with all that people make of it, ISO 8601 in its shorter forms, or nearly so. Without a
 * zone it is taken for UTC, so that it does not depend on this computer. Null when nobody can say what is meant.
 */
export function readDate(text: string | undefined, now: number): number | null {
  if (text === undefined || text.length > 100) return null
  const trimmed = text.trim().replace(/\s+/g, ' ')
  const withoutDay = trimmed.replace(/^[^\d\s]{1,12}, (?=\d)/, '').replace(/(\d)(st|nd|rd|th)\b/i, '$1')
  const named = /^(.*\d) ([a-z]{2,5})$/i.exec(withoutDay)
  const minutes = zones[named?.[2]?.toLowerCase() ?? '']
  const read =
    named?.[1] !== undefined && minutes !== undefined
      ? asUtc(named[1], minutes)
      : hasZone(withoutDay)
        ? Date.parse(withoutDay)
        : asUtc(withoutDay, 0)
  return read >= earliest && read <= now + aheadMs ? read : null
}

const hasZone = (text: string): boolean =>
  /(\d\s?[+-]\d{2}:?\d{2}|[\d ](z|gmt|utc?|[ecmp][sd]t))$/i.test(text)

function asUtc(text: string, minutesEast: number): number {
  // A day alone is UTC by the standard; `2026-11-22 10:00` becomes ISO, everything else gets the zone's name.
  const iso = /^(\d{4}-\d{2}-\d{2})[ t](\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)$/i.exec(text)
  const [, day = '', time = ''] = iso ?? []
  const read = Date.parse(iso === null ? `${text} UTC` : `${day}T${time.padStart(5, '0')}Z`)
  return read - minutesEast * 60_000
}
