import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { Temporal } from 'temporal-polyfill'
import { useTranslation } from 'react-i18next'
import type { Language } from '#shared/model/language.ts'
import { useQueryOf } from '../bridge/useQueryOf.ts'
import { rightToLeft } from '../i18n/messages.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { ToastRegion } from '../ui/ToastRegion.tsx'
import { UiProvider } from '../ui/UiProvider.tsx'
import type { UiWords } from '../ui/UiProvider.tsx'

/** Gives the primitives their words in the person's language. */
export function AppWords({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation()
  const language = i18n.language as Language
  const { locale: formatLocale, zone } = useFormat()
  const { data: settings } = useQueryOf('settings.get', undefined)
  const weekStartsOn = settings?.weekStartsOn ?? 1
  const words = useMemo<UiWords>(
    () => ({
      locale: language,
      formatLocale,
      weekStartsOn,
      today: () => Temporal.Now.plainDateISO(zone).toString(),
      close: t('common.close'),
      loading: t('common.loading'),
      noResults: t('common.noResults'),
      search: t('common.search'),
      date: t('common.date'),
      time: t('common.time'),
      pickDay: t('common.pickDay'),
      noDay: t('common.noDay'),
      previousMonth: t('common.previousMonth'),
      nextMonth: t('common.nextMonth'),
      colourHex: t('common.colourHex'),
      colourField: t('common.colour'),
      colourStrength: t('common.colourStrength'),
      hue: t('common.hue'),
      skinTone: t('common.skinTone'),
      notifications: t('common.notifications'),
      dropHere: t('common.dropHere'),
      emojiCategories: [
        t('common.emoji.smileys'),
        t('common.emoji.people'),
        t('common.emoji.parts'),
        t('common.emoji.animals'),
        t('common.emoji.food'),
        t('common.emoji.travel'),
        t('common.emoji.activities'),
        t('common.emoji.objects'),
        t('common.emoji.symbols'),
        t('common.emoji.flags'),
      ],
    }),
    [t, language, formatLocale, weekStartsOn, zone],
  )
  return (
    <UiProvider words={words} direction={rightToLeft.has(language) ? 'rtl' : 'ltr'}>
      {children}
      <ToastRegion />
    </UiProvider>
  )
}
