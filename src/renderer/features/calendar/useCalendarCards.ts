import { useMemo } from 'react'
import type { DeliveryCard } from '#shared/model/delivery.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { applyPending } from './applyPending.ts'
import type { PendingMove } from './applyPending.ts'
import { instantsOf } from './calendarDays.ts'
import type { Day } from './calendarDays.ts'
import { applyFilters } from './calendarFilters.ts'
import type { CalendarFilters } from './calendarFilters.ts'
import { groupCards, groupsByDay } from './groupCards.ts'
import type { CardGroup } from './groupCards.ts'
import type { CalendarZone } from './useCalendarZone.ts'
import type { ZoneClock } from './zoneClock.ts'

export interface CalendarCards {
  /** Every delivery of the page, filters or not, each where it is shown. */
  all: readonly DeliveryCard[]
  byDay: ReadonlyMap<Day, readonly CardGroup[]>
  byKey: ReadonlyMap<string, CardGroup>
  /** In the order of time. */
  groups: readonly CardGroup[]
  /** Nothing is planned there at all, filters or not. */
  isEmpty: boolean
  isLoading: boolean
  /** What is shown belongs to the page before; the new one is on its way. */
  isTurning: boolean
  error: unknown
  retry: () => unknown
}

/** Every card between the first and the last of the days. */
export function useCalendarCards(
  days: readonly Day[],
  zone: CalendarZone,
  projectId: string | null,
  filters: CalendarFilters,
  pending: ReadonlyMap<string, PendingMove>,
): CalendarCards {
  const { from, to } = useMemo(() => instantsOf(days, zone.zone), [days, zone.zone])
  const query = useQueryOf('deliveries.inRange', { from, to, projectId }, { keepPrevious: true })
  const { data, dataUpdatedAt } = query
  const all = useMemo(
    () => applyPending(data ?? none, pending, dataUpdatedAt),
    [data, dataUpdatedAt, pending],
  )
  const grouped = useMemo(() => groupedOf(all, filters, zone.clock), [all, filters, zone.clock])
  return {
    ...grouped,
    all,
    isEmpty: data?.length === 0,
    isLoading: data === undefined && !query.isError,
    isTurning: query.isPlaceholderData,
    error: data === undefined ? query.error : null,
    retry: query.refetch,
  }
}

interface Grouped extends Pick<CalendarCards, 'groups' | 'byDay' | 'byKey'> {
  filters: CalendarFilters
  clock: ZoneClock
}

const none: readonly DeliveryCard[] = []

/** Kept with what was read, so that turning back to a page costs nothing. */
const kept = new WeakMap<readonly DeliveryCard[], Grouped>()

function groupedOf(cards: readonly DeliveryCard[], filters: CalendarFilters, clock: ZoneClock): Grouped {
  const known = kept.get(cards)
  if (known?.filters === filters && known.clock === clock) return known
  const groups = groupCards(applyFilters(cards, filters), clock)
  const byKey = new Map(groups.map(group => [group.key, group]))
  const grouped = { groups, byDay: groupsByDay(groups), byKey, filters, clock }
  kept.set(cards, grouped)
  return grouped
}
