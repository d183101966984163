import { useEffect } from 'react'
import { useQueryOf } from '../bridge/useQueryOf.ts'
import { languageOf, switchLanguage } from '../i18n/startI18n.ts'
import { applyTheme } from './applyTheme.ts'

/** Shows theme and language as they are set, as soon as they change anywhere. */
export function useSettingsApplied(): void {
  const { data: settings } = useQueryOf('settings.get', undefined)
  const { data: info } = useQueryOf('app.info', undefined)
  const theme = settings?.theme
  const language = settings?.language
  const locale = info?.locale
  useEffect(() => {
    if (theme !== undefined) applyTheme(theme)
  }, [theme])
  useEffect(() => {
    if (language !== undefined && locale !== undefined) switchLanguage(languageOf(language, locale))
  }, [language, locale])
}
