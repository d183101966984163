import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Campaign } from '#shared/model/campaign.ts'
import { instantOf } from '#shared/time/zoned.ts'
import { cx } from '../../ui/cx.ts'
import type { Day } from './calendarDays.ts'
import { barPx, CampaignBars } from './CampaignBars.tsx'
import { campaignSpans, namesAt } from './campaignSpans.ts'
import { useCardLook } from './CardLook.ts'
import { noGroups } from './DayCell.tsx'
import type { CardGroup } from './groupCards.ts'
import { atMinute, minuteOfDay } from './sensibleTime.ts'
import type { CalendarZone } from './useCalendarZone.ts'
import type { FreeSlot } from './useFreeSlots.ts'
import { useMeasured } from './useMeasured.ts'
import { hourPx, WeekDay } from './WeekDay.tsx'
import { createZoneClock } from './zoneClock.ts'

interface WeekGridProps {
  days: readonly Day[]
  today: Day
  firstStop: Day
  byDay: ReadonlyMap<Day, readonly CardGroup[]>
  /** Free slots of the queue. */
  slots: ReadonlyMap<Day, readonly FreeSlot[]>
  campaigns: readonly Campaign[]
  zone: CalendarZone
  isLoading: boolean
}

const hours = Array.from({ length: 24 }, (_, hour) => hour)
/** The working day begins here when nothing earlier is planned. */
const firstHour = 8
/** Narrower than this, a card could not show its time. */
const narrowestPx = 64
const maxLanes = 3
/** Always the same, so that nothing is drawn anew for it. */
const noSlots: readonly FreeSlot[] = []

/** The week with its hours; what overlaps stands side by side. */
export function WeekGrid(props: WeekGridProps) {
  const { days, today, firstStop, byDay, slots, campaigns, zone, isLoading } = props
  const { t } = useTranslation()
  const { format, time, closedOn } = useCardLook()
  const scroll = useRef<HTMLDivElement>(null)
  const columns = useRef<HTMLDivElement>(null)
  const { width } = useMeasured(columns)
  const maxColumns = Math.min(4, Math.max(2, Math.floor(width / days.length / narrowestPx)))
  const spans = campaignSpans(campaigns, days, maxLanes)
  const lanes = spans.reduce((most, span) => Math.max(most, span.lane + 1), 0)
  const hereClock = createZoneClock(zone.here)
  const gutter = zone.brackets === 'hers' ? 'w-28' : 'w-14'

  const earliest = days.reduce(
    (first, day) => Math.min(first, ...(byDay.get(day) ?? noGroups).map(g => minuteOfDay(g.local))),
    firstHour * 60,
  )
  const week = days[0]
  const shown = useRef<string | undefined>(undefined)
  useLayoutEffect(() => {
    // Once per week that is turned to, when its cards are known; afterwards she scrolls herself.
    if (isLoading || shown.current === week || scroll.current === null) return
    shown.current = week
    scroll.current.scrollTop = Math.max(0, (earliest / 60) * hourPx - 12)
  }, [week, isLoading, earliest])

  return (
    <div ref={scroll} className="relative min-h-0 flex-1 overflow-y-auto">
      <div role="row" className="sticky top-0 z-30 flex border-b bg-surface">
        <div
          className={cx('flex shrink-0 items-end justify-end gap-2 px-2 pb-1 text-xs text-ink-muted', gutter)}
        >
          {zone.brackets === 'hers' && (
            <>
              <span className="flex-1 truncate text-end text-ink-faint" title={t('calendar.hers')}>
                {format.zoneName(zone.here).split(',')[0]}
              </span>
              <span className="flex-1 truncate text-end">{format.zoneName(zone.zone).split(',')[0]}</span>
            </>
          )}
        </div>
        <div
          className="relative grid min-w-0 flex-1 grid-cols-7"
          style={{ paddingBottom: lanes === 0 ? 0 : lanes * barPx + 2 }}
        >
          {days.map((day, i) => (
            <WeekDayHead
              key={day}
              behind={[
                closedOn(day)?.names,
                spans.find(({ lane, from }) => lane === 0 && from === i)?.campaign.name,
              ]}
              day={day}
              name={format.weekdays('short')[weekdayOf(day)] ?? ''}
              isToday={day === today}
              isLast={i === 6}
            />
          ))}
          <CampaignBars spans={spans} columns={7} namePx={null} />
        </div>
      </div>
      <div className="flex">
        <div aria-hidden className={cx('shrink-0 text-end text-xs text-ink-muted tabular', gutter)}>
          {hours.map(hour => (
            <div key={hour} className="flex justify-end gap-2 px-2" style={{ height: hourPx }}>
              {zone.brackets === 'hers' && (
                <span className="flex-1 -translate-y-2 text-ink-faint">
                  {hour > 0 && time(hereClock(instantOf(atMinute(days[0] ?? today, hour * 60), zone.zone)))}
                </span>
              )}
              <span className="flex-1 -translate-y-2">
                {hour > 0 && time(atMinute(days[0] ?? today, hour * 60))}
              </span>
            </div>
          ))}
        </div>
        <div ref={columns} role="row" className="relative grid min-w-0 flex-1 grid-cols-7 border-s">
          {hours.slice(1).map(hour => (
            <div
              key={hour}
              aria-hidden
              className="pointer-events-none absolute inset-x-0 border-t"
              style={{ top: hour * hourPx }}
            />
          ))}
          {days.map((day, column) => (
            <WeekDay
              key={day}
              day={day}
              groups={byDay.get(day) ?? noGroups}
              slots={slots.get(day) ?? noSlots}
              isToday={day === today}
              isFirstStop={day === firstStop}
              maxColumns={maxColumns}
              clock={zone.clock}
              campaignNames={namesAt(spans, column)}
            />
          ))}
        </div>
      </div>
    </div>
  )
}

/** 0 Monday ... 6 Sunday. */
const weekdayOf = (day: Day) => (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7

interface WeekDayHeadProps {
  /** Why the day is closed, and the campaign whose bar begins here. */
  behind: readonly (string | undefined)[]
  day: Day
  name: string
  isToday: boolean
  isLast: boolean
}

function WeekDayHead({ behind, day, name, isToday, isLast }: WeekDayHeadProps) {
  const names = behind.filter(Boolean).join(' · ')
  return (
    <div
      role="columnheader"
      className={cx('flex min-w-0 items-center gap-1.5 border-line px-2 pb-1.5', !isLast && 'border-e')}
    >
      <span className="shrink-0 text-sm text-ink-muted">{name}</span>
      <span
        className={cx(
          'flex h-5 min-w-5 shrink-0 items-center justify-center rounded-full px-1 font-medium tabular',
          isToday && 'bg-accent text-on-accent',
        )}
      >
        {Number(day.slice(8))}
      </span>
      {names !== '' && (
        <span aria-hidden className="min-w-0 flex-1 truncate text-xs text-ink-muted">
          {names}
        </span>
      )}
    </div>
  )
}
