import { CalendarDays } from 'lucide-react'
import { useState } from 'react'
import { controlClasses } from './controlClasses.ts'
import { cx } from './cx.ts'
import { useField } from './Field.tsx'
import { Icon } from './Icon.tsx'
import { MonthPicker } from './MonthPicker.tsx'
import { parseTime } from './parseTime.ts'
import { Popover } from './Popover.tsx'
import { useUiWords } from './UiProvider.tsx'

export interface DateTimeFieldProps {
  /** `2026-11-22T18:30`, or null while there is none. */
  value: string | null
  onChange: (value: string | null) => void
  /** Days before that of this wall-clock time cannot be picked. */
  min?: string | undefined
  disabled?: boolean
  /** What it is about, when no Field says it. */
  'aria-label'?: string
}

/** A wall-clock day and time: the day is picked from a month, the time is typed in any usual way. */
export function DateTimeField({ value, onChange, min, disabled = false, ...rest }: DateTimeFieldProps) {
  const words = useUiWords()
  const [day, time] = value === null ? [null, null] : [value.slice(0, 10), value.slice(11, 16)]
  const about = rest['aria-label'] === undefined ? '' : `${rest['aria-label']}: `
  return (
    <div className="flex gap-2">
      <DayButton
        day={day}
        min={min?.slice(0, 10)}
        disabled={disabled}
        about={about}
        onPick={picked => onChange(`${picked}T${time ?? '09:00'}`)}
      />
      <TimeInput
        time={time}
        disabled={disabled || day === null}
        label={about + words.time}
        onChange={typed => {
          if (day !== null) onChange(`${day}T${typed}`)
        }}
      />
    </div>
  )
}

interface DayButtonProps {
  day: string | null
  min: string | undefined
  disabled: boolean
  about: string
  onPick: (day: string) => void
}

function DayButton({ day, min, disabled, about, onPick }: DayButtonProps) {
  const field = useField()
  const words = useUiWords()
  const [open, setOpen] = useState(false)
  const shown =
    day === null
      ? words.pickDay
      : new Intl.DateTimeFormat(words.formatLocale, {
          weekday: 'short',
          day: 'numeric',
          month: 'short',
          year: 'numeric',
          timeZone: 'UTC',
        }).format(Date.parse(`${day}T00:00Z`))
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      aria-label={about + words.date}
      trigger={
        <button
          type="button"
          {...field}
          aria-label={`${about}${words.date}: ${shown}`}
          disabled={disabled}
          className={cx(
            controlClasses,
            'flex h-8 flex-1 items-center gap-2 px-2 text-start whitespace-nowrap tabular',
          )}
        >
          <span className="text-ink-muted">
            <Icon icon={CalendarDays} />
          </span>
          {shown}
        </button>
      }
    >
      <MonthPicker
        value={day}
        min={min}
        today={words.today()}
        onPick={picked => {
          setOpen(false)
          onPick(picked)
        }}
      />
    </Popover>
  )
}

interface TimeInputProps {
  time: string | null
  disabled: boolean
  label: string
  onChange: (time: string) => void
}

/** Keeps what is typed until it is left or Enter is pressed; what is no time goes back to what it was. */
function TimeInput({ time, disabled, label, onChange }: TimeInputProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const take = () => {
    const parsed = draft === null ? null : parseTime(draft)
    setDraft(null)
    if (parsed !== null && parsed !== time) onChange(parsed)
  }
  const step = (minutes: number) => {
    const [hour = 0, minute = 0] = (time ?? '09:00').split(':').map(Number)
    const next =
      (((Math.round((hour * 60 + minute) / Math.abs(minutes)) * Math.abs(minutes) + minutes) % 1440) + 1440) %
      1440
    setDraft(null)
    onChange(`${String(Math.floor(next / 60)).padStart(2, '0')}:${String(next % 60).padStart(2, '0')}`)
  }
  return (
    <input
      aria-label={label}
      inputMode="numeric"
      autoComplete="off"
      spellCheck={false}
      disabled={disabled}
      value={draft ?? time ?? ''}
      placeholder="00:00"
      onFocus={event => event.target.select()}
      onChange={event => setDraft(event.target.value)}
      onBlur={take}
      onKeyDown={event => {
        if (event.key === 'Enter') take()
        else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
          event.preventDefault()
          step(event.key === 'ArrowUp' ? 15 : -15)
        }
      }}
      className={cx(controlClasses, 'h-8 max-w-20 px-2 text-center tabular')}
    />
  )
}
