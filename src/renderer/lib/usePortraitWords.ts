import { useTranslation } from 'react-i18next'
import type { Portrait } from '#shared/model/portrait.ts'

/** Who it is in a few words: `Mwanza · Women · 25–34`. */
export function usePortraitWords(): (portrait: Portrait) => string {
  const { t } = useTranslation()
  const age = ({ ageFrom: from, ageTo: to }: Portrait) => {
    if (from !== null && to !== null) return from === to ? String(from) : `${from}–${to}`
    if (from !== null) return t('audience.ageFromOn', { age: from })
    return to === null ? '' : t('audience.ageUpTo', { age: to })
  }
  return portrait =>
    [portrait.place, portrait.gender === 'any' ? '' : t(`audience.genders.${portrait.gender}`), age(portrait)]
      .filter(text => text !== '')
      .join(' · ')
}
