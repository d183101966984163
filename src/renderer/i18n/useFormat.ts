import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useQueryOf } from '../bridge/useQueryOf.ts'
import { makeFormats } from './formats.ts'
import type { Formats } from './formats.ts'

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

/** Her language with her computer's region, so that an English interface in Nairobi writes 22/11 and not 11/22. */
export function localeOf(language: string, computerLocale: string): string {
  try {
    const computer = new Intl.Locale(computerLocale)
    if (computer.language === language) return computerLocale
    return computer.region === undefined ? language : `${language}-${computer.region}`
  } catch {
    // The computer's locale is no BCP 47 tag (C, POSIX): the language alone will do.
    return language
  }
}

const made = new Map<string, Formats>()

function formatsOf(locale: string, zone: string): Formats {
  const key = `${locale} ${zone}`
  const formats = made.get(key) ?? makeFormats(locale, zone)
  made.set(key, formats)
  return formats
}
