import { memo, useCallback, useMemo, useRef, useState } from 'react'
import { cx } from '../../ui/cx.ts'
import type { Day } from './calendarDays.ts'
import { useCalendar } from './calendarStore.ts'
import { useCardLook } from './CardLook.ts'
import type { CardGroup } from './groupCards.ts'
import { MoreCards } from './MoreCards.tsx'
import { NowLine } from './NowLine.tsx'
import { PostCard } from './PostCard.tsx'
import { atMinute, minuteOfDay } from './sensibleTime.ts'
import { useDropDay } from './useDropDay.ts'
import { SlotGhost } from './SlotGhost.tsx'
import type { FreeSlot } from './useFreeSlots.ts'
import { layoutDay, minuteAt } from './weekLayout.ts'
import type { Standing } from './weekLayout.ts'
import type { ZoneClock } from './zoneClock.ts'

/** Height of an hour and of a card, px. */
export const hourPx = 44
const cardPx = 40
const slotPx = 20
const cardMinutes = Math.round((cardPx / hourPx) * 60)

interface WeekDayProps {
  day: Day
  groups: readonly CardGroup[]
  /** Free slots of the queue. */
  slots: readonly FreeSlot[]
  isToday: boolean
  isFirstStop: boolean
  /** How many cards may stand beside each other. */
  maxColumns: number
  clock: ZoneClock
  /** The campaigns that run on this day, in words. */
  campaignNames: string
}

/** One day of the week view, midnight to midnight. */
export const WeekDay = memo(function WeekDay(props: WeekDayProps) {
  const { day, groups, slots, isToday, isFirstStop, maxColumns, clock, campaignNames } = props
  const { t, format, time, closedOn, quiet } = useCardLook()
  const closed = closedOn(day)
  const ref = useRef<HTMLDivElement>(null)
  const [hover, setHover] = useState<number | null>(null)
  const atHeight = useCallback(
    (clientY: number, grabPx: number, element: Element) =>
      minuteAt(clientY - grabPx - element.getBoundingClientRect().top, hourPx),
    [],
  )
  useDropDay(ref, { day, minuteAt: atHeight, onHover: setHover })
  const focused = useCalendar(store =>
    store.focus === null
      ? isFirstStop
        ? ''
        : null
      : store.focus.day === day
        ? (store.focus.item ?? '')
        : null,
  )
  const carriedTo = useCalendar(store =>
    store.carrying?.to.startsWith(day) === true ? store.carrying.to : null,
  )
  const standing = useMemo(() => layoutDay(groups, cardMinutes, maxColumns), [groups, maxColumns])
  const isDrawn = standing.some(one => one.key === focused)
  const ghost = carriedTo !== null ? minuteOfDay(carriedTo) : hover
  const title = format.dateLong(`${day}T12:00:00Z`, 'UTC')
  return (
    <div
      ref={ref}
      role="gridcell"
      data-day={day}
      data-hours
      tabIndex={focused !== null && !isDrawn ? 0 : -1}
      aria-current={isToday ? 'date' : undefined}
      className={cx(
        'relative min-w-0 border-e -outline-offset-2 last:border-e-0 data-over:bg-accent-soft/50',
        isToday && 'bg-accent-soft/20',
      )}
      style={{ height: 24 * hourPx }}
    >
      <span className="sr-only">
        {t('calendar.dayLabel', { day: title, count: groups.length })}
        {campaignNames !== '' && `. ${campaignNames}`}
        {closed !== null && `. ${t('calendar.closed', { names: closed.names })}`}
      </span>
      {closed?.isWhole === true ? (
        <div aria-hidden className="hatched pointer-events-none absolute inset-0" />
      ) : (
        quiet.map(({ from, to }) => (
          <div
            key={from}
            aria-hidden
            className="hatched pointer-events-none absolute inset-x-0"
            style={{ top: (from / 60) * hourPx, height: ((to - from) / 60) * hourPx }}
          />
        ))
      )}
      {slots.map(slot => (
        <SlotGhost key={slot.key} slot={slot} top={(slot.minute / 60) * hourPx} height={slotPx} />
      ))}
      {standing.map(one => (
        <div key={one.key} className="absolute z-10 p-px" style={placeOf(one)}>
          {one.kind === 'card' ? (
            <PostCard
              group={one.groups[0]}
              shape={one.columns > 1 ? 'narrow' : 'block'}
              isTabStop={focused === one.key}
            />
          ) : (
            <MoreCards
              item={one.key}
              groups={one.groups}
              behind={one.groups}
              title={title}
              isTabStop={focused === one.key}
              shape="fill"
            />
          )}
        </div>
      ))}
      {ghost !== null && (
        <div
          aria-hidden
          className="pointer-events-none absolute inset-x-0.5 z-20 rounded-sm border-2 border-dashed border-accent px-1 text-xs font-medium text-accent tabular"
          style={{ top: (ghost / 60) * hourPx, height: cardPx }}
        >
          {time(atMinute(day, ghost))}
        </div>
      )}
      {isToday && <NowLine clock={clock} hourPx={hourPx} />}
    </div>
  )
})

const placeOf = ({ top, column, columns }: Standing) => ({
  top: (top / 60) * hourPx,
  height: cardPx,
  insetInlineStart: `calc(${(column / columns) * 100}% + 1px)`,
  width: `calc(${100 / columns}% - 3px)`,
})
