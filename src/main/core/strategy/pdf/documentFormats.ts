import type { DocumentLanguage } from '#shared/model/document.ts'
import { minorDigits } from '#shared/model/money.ts'

/** Dates, numbers and money as the language of a document writes them. */
export interface DocumentFormats {
  /** From a day to another; one that is missing is left out. */
  days(from: string | null, to: string | null): string
  /** 22 Nov – 3 Dec 2026: for narrow columns. */
  daysShort(from: string | null, to: string | null): string
  /** Nov 2026 */
  month(yearMonth: string): string
  instant(at: number, zone: string): string
  money(amountMinor: number, currency: string): string
  percent(fraction: number): string
}

const locales: Record<DocumentLanguage, string> = { en: 'en-GB', sw: 'sw', ru: 'ru' }

export function documentFormats(language: DocumentLanguage): DocumentFormats {
  const locale = locales[language]
  const long = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const short = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' })
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const medium = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const dayOf = (date: string) => Date.parse(`${date}T00:00Z`)
  /** What both days share is said once: 1–30 November 2026. */
  const range = (format: Intl.DateTimeFormat, from: string | null, to: string | null): string => {
    if (from === null || to === null) {
      const only = from ?? to
      return only === null ? '' : format.format(dayOf(only))
    }
    return format.formatRange(dayOf(from), dayOf(to)).replaceAll(/[\u2009\u202f]/g, ' ')
  }
  return {
    days: (from, to) => range(long, from, to),
    daysShort: (from, to) => range(medium, from, to),
    month: month => short.format(Date.parse(`${month}-01T00:00Z`)),
    instant: (at, zone) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: zone }).format(at),
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
    percent: fraction => percent.format(fraction),
  }
}
