import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useComputer } from '../bridge/useComputer.ts'
import { makeFormats } from './formats.ts'
import type { Formats } from './formats.ts'
import { localeOf } from './localeOf.ts'

/** Dates, times and numbers in the person's language, the computer's region, and the given zone (default: this computer's). */
export function useFormat(zone?: string): Formats {
  return useFormatIn()(zone)
}

/** The same for any zone: for what makes hundreds of rows a second, each of which would ask for itself. */
export function useFormatIn(): (zone?: string) => Formats {
  const { i18n } = useTranslation()
  const computer = useComputer()
  const locale = useMemo(() => localeOf(i18n.language, computer.locale), [i18n.language, computer.locale])
  return useCallback((zone?: string) => formatsOf(locale, zone ?? computer.zone), [locale, computer.zone])
}

const made = new Map<string, Formats>()

function formatsOf(locale: string, zone: string): Formats {
  const key = `${locale} ${zone}`
  const formats = made.get(key) ?? makeFormats(locale, zone)
  made.set(key, formats)
  return formats
}
