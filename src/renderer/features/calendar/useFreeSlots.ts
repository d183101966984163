import { useMemo } from 'react'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { instantsOf } from './calendarDays.ts'
import type { Day } from './calendarDays.ts'
import type { CalendarFilters } from './calendarFilters.ts'
import { minuteOfDay } from './sensibleTime.ts'

/** A free slot of the queue, of one channel or of several that have it at the same time. */
export interface FreeSlot {
  key: string
  local: string
  /** Of the day. */
  minute: number
  channelIds: readonly string[]
  /** The pillar it is kept for. */
  pillarId: string | null
}

interface Wanted {
  days: readonly Day[]
  zone: string
  /** Null: slots of several projects together would say little. */
  projectId: string | null
  filters: CalendarFilters
  isShown: boolean
}

const none: ReadonlyMap<Day, readonly FreeSlot[]> = new Map()

/** The free slots of the days in sight, of channels and pillars that pass the filters. */
export function useFreeSlots(wanted: Wanted): ReadonlyMap<Day, readonly FreeSlot[]> {
  const { days, zone, projectId, filters, isShown } = wanted
  const { from, to } = useMemo(() => instantsOf(days, zone), [days, zone])
  const enabled = isShown && projectId !== null
  const { data } = useQueryOf('queue.free', { projectId: projectId ?? '-', from, to }, { enabled })
  return useMemo(() => {
    if (data === undefined || !enabled) return none
    const byKey = new Map<string, FreeSlot>()
    for (const { channelId, local, pillarId } of data) {
      if (filters.channel.length > 0 && !filters.channel.includes(channelId)) continue
      if (filters.pillar.length > 0 && (pillarId === null || !filters.pillar.includes(pillarId))) continue
      const key = `${local} ${pillarId ?? ''}`
      const known = byKey.get(key)
      byKey.set(key, {
        ...{ key, local, minute: minuteOfDay(local), pillarId },
        channelIds: [...(known?.channelIds ?? []), channelId],
      })
    }
    const byDay = new Map<Day, FreeSlot[]>()
    for (const slot of byKey.values()) {
      const day = slot.local.slice(0, 10)
      byDay.set(day, [...(byDay.get(day) ?? []), slot])
    }
    return byDay
  }, [data, enabled, filters])
}
