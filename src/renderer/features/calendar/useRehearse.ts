import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { CalendarControl } from './CalendarControl.ts'

/** Rehearses the month or week that is shown, or what of it belongs to the one campaign that is filtered by. */
export function useRehearse({ view, place, days }: CalendarControl): () => void {
  const navigate = useNavigate()
  const { date, filters } = place
  return useCallback(() => {
    const shown = view === 'month' ? days.filter(day => day.slice(0, 7) === date.slice(0, 7)) : days
    const [from] = shown
    const to = shown.at(-1)
    if (from === undefined || to === undefined) return
    const [campaign, ...more] = filters.campaign
    void navigate({
      to: '/rehearsal',
      search: ({ project }: { project?: string }) => ({
        ...(project === undefined ? {} : { project }),
        ...{ from, to },
        ...(campaign === undefined || more.length > 0 ? {} : { campaign }),
      }),
    })
  }, [date, days, filters.campaign, navigate, view])
}
