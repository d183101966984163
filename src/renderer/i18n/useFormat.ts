import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useComputer } from '../bridge/useComputer.ts'
import { makeFormats } from './formats.ts'
import type { Formats } from './formats.ts'
import { localeOf } from './localeOf.ts'

/** Dates, times and numbers in the person's language, the computer's region, and the given zone (default: this computer's). */
export function useFormat(zone?: string): Formats {
  const { i18n } = useTranslation()
  const computer = useComputer()
  const inZone = zone ?? computer.zone
  return useMemo(
    () => formatsOf(localeOf(i18n.language, computer.locale), inZone),
    [i18n.language, computer.locale, inZone],
  )
}

const made = new Map<string, Formats>()

function formatsOf(locale: string, zone: string): Formats {
  const key = `${locale} ${zone}`
  const formats = made.get(key) ?? makeFormats(locale, zone)
  made.set(key, formats)
  return formats
}
