import { useDeferredValue, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { balanceOf } from '#shared/model/balanceOf.ts'
import { defaultSettings } from '#shared/model/settings.ts'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useCurrentProject } from '../../bridge/useCurrentProject.ts'
import { useNow } from '../../bridge/useNow.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { Screen } from '../../ui/Screen.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { ActionBar } from './ActionBar.tsx'
import { BalanceBar } from './BalanceBar.tsx'
import type { CalendarControl } from './CalendarControl.ts'
import { instantsOf, visibleWeeks } from './calendarDays.ts'
import { hasFilters } from './calendarFilters.ts'
import { CalendarHeader } from './CalendarHeader.tsx'
import { leaveCalendar } from './calendarStore.ts'
import { CardLookContext } from './CardLook.ts'
import { EmptyMonth } from './EmptyMonth.tsx'
import { FocusKeeper } from './FocusKeeper.tsx'
import { MonthGrid } from './MonthGrid.tsx'
import { pageTitle } from './pageTitle.ts'
import { useCalendarCards } from './useCalendarCards.ts'
import { useCalendarCommands } from './useCalendarCommands.ts'
import { useCalendarPlace } from './useCalendarPlace.ts'
import { useCalendarPosts } from './useCalendarPosts.ts'
import { useCalendarZone } from './useCalendarZone.ts'
import { useCardLookOf } from './useCardLookOf.ts'
import { useFreeSlots } from './useFreeSlots.ts'
import { useGridDrops } from './useGridDrops.ts'
import { useGridInput } from './useGridInput.ts'
import { usePendingMoves } from './usePendingMoves.ts'
import { WeekGrid } from './WeekGrid.tsx'
import { ZoneNote } from './ZoneNote.tsx'

/** Month and week: what goes out when, to be moved, copied and added to. */
export function CalendarScreen() {
  const { t } = useTranslation()
  const { projectId } = useCurrentProject()
  const zone = useCalendarZone()
  const format = useFormat(zone.zone)
  const today = zone.clock(useNow()).slice(0, 10)
  const place = useCalendarPlace(today)
  const { view, date, filters } = place
  const { data: settings } = useQueryOf('settings.get', undefined)
  const { data: campaigns = [] } = useQueryOf('campaigns.list', { projectId })
  const weekStartsOn = (settings ?? defaultSettings).weekStartsOn
  const weeks = useMemo(() => visibleWeeks(view, date, weekStartsOn), [view, date, weekStartsOn])
  const days = useMemo(() => weeks.flat(), [weeks])
  const { pending, during } = usePendingMoves()
  const cards = useCalendarCards(days, zone, projectId, filters, pending)
  const posts = useCalendarPosts({ projectId, zone, format, filters, during, byDay: cards.byDay })
  const slots = useFreeSlots({ days, zone: zone.zone, projectId, filters, isShown: view === 'week' })
  const look = useCardLookOf(projectId, zone, format)
  const grid = useRef<HTMLDivElement>(null)
  const control: CalendarControl = { grid, view, place, days, today, zone, cards, ...posts }
  useCalendarCommands(control)
  useGridDrops(control)
  const input = useGridInput(control)
  useEffect(() => leaveCalendar, [projectId])

  // The page is painted first; what it says of the balance follows.
  const counted = useDeferredValue(cards.all)
  const period = useMemo(() => {
    const ofPeriod = view === 'month' ? days.filter(day => day.startsWith(date.slice(0, 7))) : days
    return instantsOf(ofPeriod, zone.zone)
  }, [view, date, days, zone.zone])
  const balances = useMemo(() => balanceOf(counted, period.from, period.to), [counted, period])

  const title = pageTitle(view, date, days, format)
  const firstStop = days.includes(today) ? today : date
  const shownCampaigns = useMemo(
    () =>
      filters.campaign.length === 0 ? campaigns : campaigns.filter(c => filters.campaign.includes(c.id)),
    [campaigns, filters.campaign],
  )
  const nothing =
    !cards.isLoading && !cards.isTurning && cards.groups.length === 0
      ? hasFilters(filters) && !cards.isEmpty
        ? 'filtered'
        : look.channels.size === 0
          ? 'noChannels'
          : 'nothing'
      : null
  const shared = {
    today,
    firstStop,
    byDay: cards.byDay,
    campaigns: shownCampaigns,
    isLoading: cards.isLoading,
  }
  return (
    <CardLookContext value={look}>
      <Screen
        title={title}
        width="full"
        note={<ZoneNote zone={zone} format={format} />}
        actions={<CalendarHeader control={control} projectId={projectId} />}
      >
        <BalanceBar place={place} period={period} balances={balances} />
        {cards.error !== null ? (
          <QueryError size="page" error={cards.error} retry={cards.retry} />
        ) : (
          <div className="relative flex min-h-0 flex-1 flex-col border-t">
            <div
              ref={grid}
              role="grid"
              aria-label={t('calendar.gridLabel', { period: title })}
              aria-multiselectable
              aria-busy={cards.isLoading || cards.isTurning}
              className="flex min-h-0 flex-1 flex-col pt-1"
              {...input}
            >
              {view === 'month' ? (
                <MonthGrid weeks={weeks} month={date.slice(0, 7)} {...shared} />
              ) : (
                <WeekGrid days={days} zone={zone} slots={slots} {...shared} />
              )}
            </div>
            <VisuallyHidden>{cards.isLoading && t('common.loading')}</VisuallyHidden>
            {nothing !== null && (
              <EmptyMonth
                why={nothing}
                period={title}
                onNew={() => posts.newPost(date > today ? date : today, null)}
                onClearFilters={place.clearFilters}
              />
            )}
            <ActionBar control={control} />
            <FocusKeeper control={control} />
          </div>
        )}
      </Screen>
    </CardLookContext>
  )
}
