import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { isDay, viewNames } from './calendarDays.ts'
import type { CalendarView, Day } from './calendarDays.ts'
import { readFilters, writeFilter } from './calendarFilters.ts'
import type { CalendarFilters, FilterName } from './calendarFilters.ts'

export interface CalendarPlace {
  view: CalendarView
  /** The day the page was turned to; it lies somewhere in the month or week. */
  date: Day
  filters: CalendarFilters
  go: (to: { view?: CalendarView; date?: Day }) => void
  setFilter: (name: FilterName, values: readonly string[]) => void
  clearFilters: () => void
}

/** View, date and filters, all of them in the address. */
export function useCalendarPlace(today: Day): CalendarPlace {
  const search = useSearch({ from: '/calendar' })
  const navigate = useNavigate()
  const { campaign, channel, label, pillar, portrait, state } = search
  const filters = useMemo(
    () => readFilters({ campaign, channel, label, pillar, portrait, state }),
    [campaign, channel, label, pillar, portrait, state],
  )
  const view = viewNames.find(name => name === search.view) ?? 'month'
  const date = isDay(search.date) ? search.date : today
  const go = useCallback<CalendarPlace['go']>(
    to => void navigate({ to: '/calendar', search: before => ({ ...before, ...to }) }),
    [navigate],
  )
  const setFilter = useCallback<CalendarPlace['setFilter']>(
    (name, values) =>
      void navigate({
        to: '/calendar',
        replace: true,
        search: ({ [name]: _before, ...others }) => {
          const written = writeFilter(values)
          return written === undefined ? others : { ...others, [name]: written }
        },
      }),
    [navigate],
  )
  const clearFilters = useCallback(
    () =>
      void navigate({
        to: '/calendar',
        replace: true,
        search: ({
          campaign: _c,
          channel: _ch,
          label: _l,
          pillar: _p,
          portrait: _po,
          state: _s,
          ...others
        }) => others,
      }),
    [navigate],
  )
  return { view, date, filters, go, setFilter, clearFilters }
}
