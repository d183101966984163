import { useEffect } from 'react'
import { languageOf } from '#shared/model/language.ts'
import { useComputer } from '../bridge/useComputer.ts'
import { useQueryOf } from '../bridge/useQueryOf.ts'
import { switchLanguage } from '../i18n/startI18n.ts'
import { applyTheme } from './applyTheme.ts'

/** Shows theme and language as they are set, as soon as they change anywhere. */
export function useSettingsApplied(): void {
  const { data: settings } = useQueryOf('settings.get', undefined)
  const theme = settings?.theme
  const language = settings?.language
  const { locale } = useComputer()
  useEffect(() => {
    if (theme !== undefined) applyTheme(theme)
  }, [theme])
  useEffect(() => {
    if (language !== undefined) switchLanguage(languageOf(language, locale))
  }, [language, locale])
}
