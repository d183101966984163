const made = new Map<string, (local: string) => string>()

/**
 * A wall-clock time as short as the locale reads it: `18:30`, or `6:30pm` and `6pm` where the day has twice twelve
 * hours. For cards; elsewhere times are written out.
 */
export function shortTime(locale: string): (local: string) => string {
  const known = made.get(locale)
  if (known !== undefined) return known
  const parts = { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' } as const
  const isTwelve = new Intl.DateTimeFormat(locale, parts).resolvedOptions().hour12 === true
  const format = new Intl.DateTimeFormat(locale, isTwelve ? parts : { ...parts, hour: '2-digit' })
  const tell = (local: string) => {
    const at = Date.parse(`${local}Z`)
    if (!isTwelve) return format.format(at)
    return format
      .formatToParts(at)
      .filter(({ type, value }) => {
        if (type === 'minute') return value !== '00'
        return type === 'hour' || type === 'dayPeriod'
      })
      .map(({ type, value }) =>
        type === 'minute' ? `:${value}` : type === 'dayPeriod' ? value.toLocaleLowerCase(locale) : value,
      )
      .join('')
  }
  made.set(locale, tell)
  return tell
}
