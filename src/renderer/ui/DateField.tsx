import { CalendarDays } from 'lucide-react'
import { useState } from 'react'
import { Button } from './Button.tsx'
import { controlClasses } from './controlClasses.ts'
import { cx } from './cx.ts'
import { useField } from './Field.tsx'
import { Icon } from './Icon.tsx'
import { MonthPicker } from './MonthPicker.tsx'
import { Popover } from './Popover.tsx'
import { useUiWords } from './UiProvider.tsx'

export interface DateFieldProps {
  /** `2026-11-22`, or null while there is none. */
  value: string | null
  onChange: (day: string) => void
  /** Takes the day away again; without it a day can only be changed. */
  onClear?: (() => void) | undefined
  /** Days before this one cannot be picked. */
  min?: string | undefined
  disabled?: boolean
  /** What it is about, when no Field says it. */
  'aria-label'?: string
}

/** A day, picked from a month. */
export function DateField({ value, onChange, onClear, min, disabled = false, ...rest }: DateFieldProps) {
  const field = useField()
  const words = useUiWords()
  const [open, setOpen] = useState(false)
  const label = rest['aria-label'] ?? words.date
  const shown =
    value === null
      ? words.pickDay
      : new Intl.DateTimeFormat(words.formatLocale, {
          weekday: 'short',
          day: 'numeric',
          month: 'short',
          year: 'numeric',
          timeZone: 'UTC',
        }).format(Date.parse(`${value}T00:00Z`))
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      aria-label={label}
      trigger={
        <button
          type="button"
          {...field}
          aria-label={`${label}: ${shown}`}
          disabled={disabled}
          onKeyDown={event => {
            if (event.key !== 'Delete' && event.key !== 'Backspace') return
            if (onClear !== undefined && value !== null) onClear()
          }}
          className={cx(
            controlClasses,
            'flex h-8 w-full items-center gap-2 px-2 text-start whitespace-nowrap tabular',
          )}
        >
          <span className="text-ink-muted">
            <Icon icon={CalendarDays} />
          </span>
          <span className="min-w-0 truncate">{shown}</span>
        </button>
      }
    >
      <MonthPicker
        value={value}
        min={min}
        today={words.today()}
        onPick={picked => {
          setOpen(false)
          onChange(picked)
        }}
      />
      {onClear !== undefined && value !== null && (
        <div className="mt-1 border-t pt-1">
          <Button
            full
            size="sm"
            variant="quiet"
            onClick={() => {
              setOpen(false)
              onClear()
            }}
          >
            {words.noDay}
          </Button>
        </div>
      )}
    </Popover>
  )
}
