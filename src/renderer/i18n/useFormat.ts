import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useQueryOf } from '../bridge/useQueryOf.ts'
import { makeFormats } from './formats.ts'
import type { Formats } from './formats.ts'
import { localeOf } from './localeOf.ts'

/** Dates, times and numbers in the person's language, the computer's region, and the given zone (default: this computer's). */
export function useFormat(zone?: string): Formats {
  const { i18n } = useTranslation()
  const { data: info } = useQueryOf('app.info', undefined)
  const computerLocale = info?.locale ?? navigator.language
  const inZone = zone ?? info?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  return useMemo(
    () => formatsOf(localeOf(i18n.language, computerLocale), inZone),
    [i18n.language, computerLocale, inZone],
  )
}

const made = new Map<string, Formats>()

function formatsOf(locale: string, zone: string): Formats {
  const key = `${locale} ${zone}`
  const formats = made.get(key) ?? makeFormats(locale, zone)
  made.set(key, formats)
  return formats
}
