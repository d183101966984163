/** `2026-11-22 18:30:00 +03:00`: an instant (epoch ms) as the clocks of a zone show it, with what they differ from UTC. */
export type OffsetTimes = (at: number, zone: string) => string

/** Formatters are slow to make and quick to use, which matters with hundreds of thousands of times: one for each zone. */
export function createOffsetTimes(): OffsetTimes {
  const made = new Map<string, Intl.DateTimeFormat>()
  return (at, zone) => {
    let format = made.get(zone)
    if (format === undefined) {
      format = new Intl.DateTimeFormat('en-GB', {
        timeZone: zone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        hourCycle: 'h23',
        timeZoneName: 'longOffset',
      })
      made.set(zone, format)
    }
    const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
    for (const { type, value } of format.formatToParts(at)) parts[type] = value
    const { year = '', month = '', day = '', hour = '', minute = '', second = '', timeZoneName = '' } = parts
    // `GMT` alone is UTC.
    const offset = timeZoneName === 'GMT' ? '+00:00' : timeZoneName.replace('GMT', '').replace('−', '-')
    return `${year}-${month}-${day} ${hour}:${minute}:${second} ${offset}`
  }
}
