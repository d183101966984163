import { controlClasses } from './controlClasses.ts'
import { cx } from './cx.ts'
import { useField } from './Field.tsx'
import { useUiWords } from './UiProvider.tsx'

export interface DateTimeFieldProps {
  /** `2026-11-22T18:30`, or null while incomplete. */
  value: string | null
  onChange: (value: string | null) => void
  /** Earliest day and time allowed, same form. */
  min?: string | undefined
  disabled?: boolean
  /** What the two inputs are about, when no Field says it. */
  'aria-label'?: string
}

/** A wall-clock day and time, typed or picked. */
export function DateTimeField({ value, onChange, min, disabled = false, ...rest }: DateTimeFieldProps) {
  const field = useField()
  const words = useUiWords()
  const [day = '', time = ''] = (value ?? '').split('T')
  const about = rest['aria-label'] === undefined ? '' : `${rest['aria-label']}: `
  const set = (nextDay: string, nextTime: string) =>
    onChange(nextDay === '' ? null : `${nextDay}T${nextTime === '' ? '09:00' : nextTime.slice(0, 5)}`)
  return (
    <div className="flex gap-2" role="group" aria-label={rest['aria-label']}>
      <input
        type="date"
        {...field}
        aria-label={about + words.date}
        value={day}
        min={min?.slice(0, 10)}
        max="2100-12-31"
        disabled={disabled}
        onChange={event => set(event.target.value, time)}
        className={cx(controlClasses, 'h-8 px-2 tabular')}
      />
      <input
        type="time"
        aria-label={about + words.time}
        value={time.slice(0, 5)}
        disabled={disabled}
        onChange={event => event.target.value !== '' && day !== '' && set(day, event.target.value)}
        className={cx(controlClasses, 'h-8 max-w-28 px-2 tabular')}
      />
    </div>
  )
}
