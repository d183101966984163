import { useState } from 'react'
import { controlClasses } from './controlClasses.ts'
import { cx } from './cx.ts'
import { parseTime } from './parseTime.ts'

export interface TimeFieldProps {
  /** `18:30`, or null while there is none. */
  value: string | null
  onChange: (value: string) => void
  disabled?: boolean
  'aria-label': string
}

/**
 * A time of day, typed in any usual way; arrow keys step by a quarter of an hour. Keeps what is typed until it is left or
 * Enter is pressed; what is no time goes back to what it was.
 */
export function TimeField({ value, onChange, disabled = false, ...rest }: TimeFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const take = () => {
    const parsed = draft === null ? null : parseTime(draft)
    setDraft(null)
    if (parsed !== null && parsed !== value) onChange(parsed)
  }
  const step = (minutes: number) => {
    const [hour = 0, minute = 0] = (value ?? '09:00').split(':').map(Number)
    const next =
      (((Math.round((hour * 60 + minute) / Math.abs(minutes)) * Math.abs(minutes) + minutes) % 1440) + 1440) %
      1440
    setDraft(null)
    onChange(`${String(Math.floor(next / 60)).padStart(2, '0')}:${String(next % 60).padStart(2, '0')}`)
  }
  return (
    <input
      {...rest}
      inputMode="numeric"
      autoComplete="off"
      spellCheck={false}
      disabled={disabled}
      value={draft ?? value ?? ''}
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
