import { Plus } from 'lucide-react'
import { memo, useRef } from 'react'
import { Icon } from '../../ui/Icon.tsx'
import { cx } from '../../ui/cx.ts'
import type { Day } from './calendarDays.ts'
import { useCalendar } from './calendarStore.ts'
import { useCardLook } from './CardLook.ts'
import { fitCards } from './fitCards.ts'
import type { CardGroup } from './groupCards.ts'
import { MoreCards } from './MoreCards.tsx'
import { PostCard } from './PostCard.tsx'
import { useDropDay } from './useDropDay.ts'

export const noGroups: readonly CardGroup[] = []

/** The key of the button behind which a day's other cards are. */
export const moreKey = 'more'

interface DayCellProps {
  day: Day
  groups: readonly CardGroup[]
  isToday: boolean
  isPast: boolean
  isOtherMonth: boolean
  /** Whether the Tab key comes here first when the keyboard has not been anywhere yet. */
  isFirstStop: boolean
  /** Height for cards, px. */
  roomPx: number
  /** The campaigns that run on this day, in words; their bars say nothing to a screen reader. */
  campaignNames: string
  /** Where cards begin, under campaign bars. */
  topPx: number
}

/** One day of the month. */
export const DayCell = memo(function DayCell(props: DayCellProps) {
  const { day, groups, isToday, isPast, isOtherMonth, isFirstStop, roomPx, topPx, campaignNames } = props
  const { t, format, closedOn } = useCardLook()
  const closed = closedOn(day)
  const ref = useRef<HTMLDivElement>(null)
  useDropDay(ref, { day })
  // '' is the day itself; null: the keyboard is elsewhere.
  const focused = useCalendar(store =>
    store.focus === null
      ? isFirstStop
        ? ''
        : null
      : store.focus.day === day
        ? (store.focus.item ?? '')
        : null,
  )
  const isTarget = useCalendar(store => store.carrying?.to.slice(0, 10) === day)
  const { shape, shown } = fitCards(groups.length, roomPx)
  const visible = withFocused(groups, shown, focused)
  const isDrawn = focused === moreKey || visible.some(group => group.key === focused)
  const title = format.dateLong(`${day}T12:00:00Z`, 'UTC')
  const newOn = isPast ? '' : t('calendar.newOn', { day: title })
  return (
    <div
      ref={ref}
      role="gridcell"
      data-day={day}
      tabIndex={focused !== null && !isDrawn ? 0 : -1}
      aria-current={isToday ? 'date' : undefined}
      className={cx(
        'group/day relative flex min-w-0 flex-col gap-0.5 border-e px-1 -outline-offset-2 transition-colors last:border-e-0',
        'data-[over=copy]:bg-success-soft data-[over=files]:bg-accent-soft data-[over=move]:bg-accent-soft',
        isTarget
          ? 'bg-accent-soft outline-2 outline-accent outline-dashed'
          : isOtherMonth
            ? 'bg-paper'
            : 'bg-surface',
        closed?.isWhole === true && 'hatched',
      )}
      style={{ paddingTop: topPx }}
    >
      <span
        className={cx(
          'absolute start-1 top-0.5 flex h-5 min-w-5 items-center justify-center rounded-full px-1 text-sm tabular',
          isToday
            ? 'bg-accent font-semibold text-on-accent'
            : isOtherMonth
              ? 'text-ink-faint'
              : 'text-ink-muted',
        )}
      >
        <span aria-hidden>{Number(day.slice(8))}</span>
        <span className="sr-only">
          {t('calendar.dayLabel', { day: title, count: groups.length })}
          {campaignNames !== '' && `. ${campaignNames}`}
          {closed !== null && `. ${t('calendar.closed', { names: closed.names })}`}
        </span>
      </span>
      {closed !== null && (
        <span
          aria-hidden
          title={t('calendar.closed', { names: closed.names })}
          className="absolute end-1 bottom-0.5 max-w-full truncate rounded-sm bg-surface px-1 text-xs text-ink-muted"
        >
          {closed.names}
        </span>
      )}
      {!isPast && (
        <button
          type="button"
          data-new={day}
          tabIndex={-1}
          aria-label={newOn}
          title={newOn}
          className="absolute end-1 top-0.5 flex size-5 items-center justify-center rounded-sm text-ink-muted opacity-0 group-hover/day:opacity-100 hover:bg-hover hover:text-ink focus-visible:opacity-100"
        >
          <Icon icon={Plus} size={14} />
        </button>
      )}
      {visible.map(group => (
        <PostCard key={group.key} group={group} shape={shape} isTabStop={focused === group.key} />
      ))}
      {groups.length > shown && (
        <MoreCards
          item={moreKey}
          groups={groups}
          behind={groups.slice(shown)}
          title={title}
          isTabStop={focused === moreKey}
        />
      )}
    </div>
  )
})

/** The card the keyboard is on is always drawn, in place of the last one there is room for. */
function withFocused(groups: readonly CardGroup[], shown: number, focused: string | null) {
  const hidden = groups.slice(shown).find(group => group.key === focused)
  return hidden === undefined ? groups.slice(0, shown) : [...groups.slice(0, shown - 1), hidden]
}
