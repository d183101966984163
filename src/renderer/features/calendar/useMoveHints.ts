import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Formats } from '../../i18n/formats.ts'
import { showToast } from '../../ui/toast.ts'
import { nextQuarter } from './sensibleTime.ts'

const toastId = 'calendar-hint'

export interface MoveHints {
  /** The new time (or the whole day) is over; today there is still a next quarter of an hour to offer. */
  past: (to: string, nowLocal: string, instead: ((to: string) => void) | null) => void
  /** Nothing of it can be moved; `copy` makes a copy there instead. */
  fixed: (copy: (() => void) | null) => void
  /** Some could not be moved along. */
  someFixed: (count: number) => void
  /** In "All projects" nobody knows whose post it would be. */
  chooseProject: () => void
  noPictures: () => void
}

/** Why something was not done, said before the core is asked, with the way on as a button. */
export function useMoveHints(format: Formats): MoveHints {
  const { t } = useTranslation()
  return useMemo(
    () => ({
      past: (to, nowLocal, instead) => {
        const next = nextQuarter(nowLocal)
        const isToday = to.slice(0, 10) === nowLocal.slice(0, 10) && next.slice(0, 10) === to.slice(0, 10)
        showToast({
          id: toastId,
          tone: 'danger',
          title: t('calendar.past.title'),
          text: t('calendar.past.text', { when: to.length === 10 ? format.localDate(to) : format.local(to) }),
          ...(isToday && instead !== null
            ? {
                action: {
                  label: t('calendar.past.instead', { time: format.localTime(next) }),
                  run: () => instead(next),
                },
              }
            : {}),
        })
      },
      fixed: copy =>
        void showToast({
          id: toastId,
          title: t('calendar.fixed.title'),
          text: t('calendar.fixed.text'),
          ...(copy === null ? {} : { action: { label: t('calendar.fixed.copy'), run: copy } }),
        }),
      someFixed: count => void showToast({ id: toastId, title: t('calendar.fixed.some', { count }) }),
      chooseProject: () =>
        void showToast({
          id: toastId,
          title: t('calendar.chooseProject.title'),
          text: t('calendar.chooseProject.text'),
        }),
      noPictures: () =>
        void showToast({
          id: toastId,
          tone: 'danger',
          title: t('calendar.noPictures.title'),
          text: t('calendar.noPictures.text'),
        }),
    }),
    [t, format],
  )
}
