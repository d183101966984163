import { DateField } from './DateField.tsx'
import { TimeField } from './TimeField.tsx'
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
      <div className="min-w-0 flex-1">
        <DateField
          aria-label={about + words.date}
          value={day}
          min={min?.slice(0, 10)}
          disabled={disabled}
          onChange={picked => onChange(`${picked}T${time ?? '09:00'}`)}
        />
      </div>
      <TimeField
        aria-label={about + words.time}
        value={time}
        disabled={disabled || day === null}
        onChange={typed => {
          if (day !== null) onChange(`${day}T${typed}`)
        }}
      />
    </div>
  )
}
