import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { cx } from './cx.ts'
import { IconButton } from './IconButton.tsx'
import { dayFrom, monthDays } from './monthDays.ts'
import { useUiWords } from './UiProvider.tsx'

export interface MonthPickerProps {
  /** The chosen day, `2026-11-22`, or null. */
  value: string | null
  onPick: (day: string) => void
  /** The present day, marked. */
  today: string
  /** Days before it cannot be picked. */
  min?: string | undefined
}

/** A month to pick a day in: arrows move by day and week, Page Up and Down by month, Enter picks. */
export function MonthPicker({ value, onPick, today, min }: MonthPickerProps) {
  const words = useUiWords()
  const [focused, setFocused] = useState(value ?? today)
  const grid = useRef<HTMLDivElement>(null)
  const month = focused.slice(0, 7)
  const names = new Intl.DateTimeFormat(words.formatLocale, { weekday: 'narrow', timeZone: 'UTC' })
  const longNames = new Intl.DateTimeFormat(words.formatLocale, { dateStyle: 'full', timeZone: 'UTC' })
  const heading = new Intl.DateTimeFormat(words.formatLocale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const days = monthDays(month, words.weekStartsOn)
  const at = (day: string) => Date.parse(`${day}T00:00Z`)

  useEffect(() => {
    const active = grid.current?.querySelector<HTMLElement>('[tabindex="0"]')
    // Only while the keyboard is in the grid: turning the month with the arrows must not take the focus.
    if (grid.current?.contains(document.activeElement) === true) active?.focus()
  }, [focused])

  const onKeyDown = (event: KeyboardEvent) => {
    const inline = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1
    const moves: Record<string, { days: number } | { months: number }> = {
      ArrowRight: { days: inline },
      ArrowLeft: { days: -inline },
      ArrowDown: { days: 7 },
      ArrowUp: { days: -7 },
      PageDown: { months: 1 },
      PageUp: { months: -1 },
    }
    const by = moves[event.key]
    if (by === undefined) return
    event.preventDefault()
    setFocused(dayFrom(focused, by))
  }

  return (
    <div className="w-60">
      <div className="flex items-center justify-between pb-1">
        <IconButton
          size="sm"
          icon={ChevronLeft}
          label={words.previousMonth}
          tooltip={false}
          onClick={() => setFocused(dayFrom(focused, { months: -1 }))}
        />
        <span aria-live="polite" className="font-semibold first-letter:uppercase">
          {heading.format(at(`${month}-01`))}
        </span>
        <IconButton
          size="sm"
          icon={ChevronRight}
          label={words.nextMonth}
          tooltip={false}
          onClick={() => setFocused(dayFrom(focused, { months: 1 }))}
        />
      </div>
      <div className="grid grid-cols-7 text-center text-xs text-ink-muted" aria-hidden>
        {days.slice(0, 7).map(day => (
          <span key={day} className="py-1">
            {names.format(at(day))}
          </span>
        ))}
      </div>
      <div ref={grid} role="group" className="grid grid-cols-7 gap-px" onKeyDown={onKeyDown}>
        {days.map(day => (
          <button
            key={day}
            type="button"
            tabIndex={day === focused ? 0 : -1}
            aria-label={longNames.format(at(day))}
            aria-pressed={day === value}
            aria-current={day === today ? 'date' : undefined}
            disabled={min !== undefined && day < min}
            onClick={() => onPick(day)}
            className={cx(
              'h-8 rounded-md tabular transition-colors hover:bg-hover disabled:opacity-35',
              !day.startsWith(month) && 'text-ink-faint',
              day === today && 'font-semibold text-accent',
              'aria-pressed:bg-accent aria-pressed:text-on-accent',
            )}
          >
            {Number(day.slice(8))}
          </button>
        ))}
      </div>
    </div>
  )
}
