import { Temporal } from 'temporal-polyfill'
import { minorDigits } from '#shared/model/money.ts'

/** Formats of one locale and zone. Instants are ISO strings with Z or epoch milliseconds; wall-clock texts have no zone. */
export interface Formats {
  locale: string
  /** The zone that instants are shown in unless a call names another. */
  zone: string
  /** 18:30 */
  time(at: string | number, zone?: string): string
  /** 22 Nov, with the year when it is not this one. */
  date(at: string | number, zone?: string): string
  /** Sunday 22 November 2026 */
  dateLong(at: string | number, zone?: string): string
  /** Today 18:30, Tomorrow 09:00, or Tue 24 Nov, 18:30 */
  when(at: string | number, now: number, zone?: string): string
  /** The same inside a sentence: today, 18:30. */
  whenInText(at: string | number, now: number, zone?: string): string
  dateTime(at: string | number, zone?: string): string
  /** A wall-clock time such as `2026-11-22T18:30`, shown as it stands. */
  local(dateTimeLocal: string): string
  localTime(dateTimeLocal: string): string
  localDate(dateLocal: string): string
  /** in 12 minutes, 3 days ago */
  relative(at: string | number, now: number): string
  /** 12 min, 3 h, 2 d: for tight places. */
  durationShort(ms: number): string
  /** 2 hours, 30 minutes */
  duration(ms: number): string
  number(value: number): string
  percent(fraction: number): string
  /** TSh 50,000: an amount in the smallest unit of its currency. */
  money(amountMinor: number, currency: string): string
  /** Every currency by its code, with its name. */
  currencies(): { value: string; label: string }[]
  /** 3.4 MB */
  bytes(bytes: number): string
  /** Names of the days, Monday first. */
  weekdays(width: 'long' | 'short' | 'narrow'): string[]
  /** November 2026 */
  month(yearMonth: string): string
  /** The zone's name for a person and its offset now: `Nairobi, UTC+3`. */
  zoneName(zone: string): string
  zoneOffset(zone: string, at?: number): string
  list(items: string[]): string
}

const ms = (at: string | number) => (typeof at === 'number' ? at : Date.parse(at))
const steps = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const

/** Makes the formats of a locale (BCP 47) and zone (IANA). Intl objects are made once, they are slow to build. */
export function makeFormats(locale: string, zone: string): Formats {
  const made = new Map<string, Intl.DateTimeFormat>()
  const dates = (options: Intl.DateTimeFormatOptions, timeZone: string) => {
    const key = timeZone + JSON.stringify(options)
    const known = made.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone })
    made.set(key, known)
    return known
  }
  const numbers = new Intl.NumberFormat(locale)
  const percents = new Intl.NumberFormat(locale, { style: 'percent' })
  const relatives = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })
  const unit = (value: number, name: string, unitDisplay: 'short' | 'long' | 'narrow') =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay,
      maximumFractionDigits: 1,
    }).format(value)
  const day = (at: number, inZone: string) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(inZone).toPlainDate()
  // A wall-clock time is formatted as if it were UTC: it stays what it says.
  const wall = (local: string) => Date.parse(`${local.length === 10 ? `${local}T00:00` : local}Z`)
  // Some languages are given with a capital ("Sekunde 8 zilizopita"), but it stands in mid-sentence.
  const inText = (text: string) => text.charAt(0).toLocaleLowerCase(locale) + text.slice(1)
  const capital = (text: string) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)
  const timeParts = { hour: '2-digit', minute: '2-digit' } as const
  const dayParts = (at: number, now: number) => ({
    day: 'numeric' as const,
    month: 'short' as const,
    ...(new Date(at).getUTCFullYear() === new Date(now).getUTCFullYear() ? {} : { year: 'numeric' as const }),
  })

  const formats: Formats = {
    locale,
    zone,
    time: (at, inZone = zone) => dates(timeParts, inZone).format(ms(at)),
    date: (at, inZone = zone) => dates(dayParts(ms(at), Date.now()), inZone).format(ms(at)),
    dateLong: (at, inZone = zone) =>
      dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, inZone).format(ms(at)),
    when: (at, now, inZone = zone) => capital(formats.whenInText(at, now, inZone)),
    whenInText: (at, now, inZone = zone) => {
      const apart = day(now, inZone).until(day(ms(at), inZone)).days
      const date =
        Math.abs(apart) <= 1
          ? relatives.format(apart, 'day')
          : dates({ weekday: 'short', ...dayParts(ms(at), now) }, inZone).format(ms(at))
      return `${date}, ${formats.time(at, inZone)}`
    },
    dateTime: (at, inZone = zone) =>
      dates({ ...dayParts(ms(at), Date.now()), ...timeParts }, inZone).format(ms(at)),
    local: local =>
      dates({ weekday: 'short', ...dayParts(wall(local), Date.now()), ...timeParts }, 'UTC').format(
        wall(local),
      ),
    localTime: local => dates(timeParts, 'UTC').format(wall(local)),
    localDate: local =>
      dates({ weekday: 'short', ...dayParts(wall(local), Date.now()) }, 'UTC').format(wall(local)),
    relative: (at, now) => {
      const apart = ms(at) - now
      const [name, size] = steps.find(([, s]) => Math.abs(apart) >= s) ?? steps[3]
      return inText(relatives.format(Math.round(apart / size), name))
    },
    durationShort: lengthMs => {
      const [name, size] = steps.find(([, s]) => lengthMs >= s) ?? steps[3]
      return unit(Math.round(lengthMs / size), name, 'short')
    },
    duration: lengthMs => {
      let rest = lengthMs
      const parts = steps.flatMap(([name, size]) => {
        const count = Math.floor(rest / size)
        rest -= count * size
        return count === 0 ? [] : [unit(count, name, 'long')]
      })
      return parts.length === 0 ? unit(0, 'minute', 'long') : parts.slice(0, 2).join(', ')
    },
    number: value => numbers.format(value),
    percent: fraction => percents.format(fraction),
    money: (amountMinor, currency) => {
      const digits = minorDigits(currency)
      const amount = amountMinor / 10 ** digits
      const shown = Number.isInteger(amount) ? 0 : digits
      return new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        minimumFractionDigits: shown,
        maximumFractionDigits: shown,
      }).format(amount)
    },
    currencies: () => {
      const names = new Intl.DisplayNames(locale, { type: 'currency' })
      return Intl.supportedValuesOf('currency').map(code => ({
        value: code,
        label: `${code} · ${names.of(code) ?? code}`,
      }))
    },
    bytes: bytes => {
      const names = ['byte', 'kilobyte', 'megabyte', 'gigabyte']
      const power = Math.min(names.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
      return unit(bytes / 1000 ** power, names[power] ?? 'byte', 'short')
    },
    // 2024-01-01 was a Monday.
    weekdays: width =>
      Array.from({ length: 7 }, (_, i) => dates({ weekday: width }, 'UTC').format(Date.UTC(2024, 0, 1 + i))),
    month: yearMonth =>
      capital(
        dates({ month: 'long', year: 'numeric' }, 'UTC').format(
          Date.parse(`${yearMonth.slice(0, 7)}-01T00:00Z`),
        ),
      ),
    zoneName: name => `${name.split('/').at(-1)?.replaceAll('_', ' ') ?? name}, ${formats.zoneOffset(name)}`,
    zoneOffset: (name, at = Date.now()) => {
      const minutes =
        Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name).offsetNanoseconds / 60e9
      const hours = Math.floor(Math.abs(minutes) / 60)
      const rest = Math.abs(minutes) % 60
      return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`
    },
    list: items => lists.format(items),
  }
  return formats
}
