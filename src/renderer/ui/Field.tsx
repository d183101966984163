import { createContext, use, useId, useMemo } from 'react'
import type { ReactNode } from 'react'
import { CircleAlert } from 'lucide-react'
import { Icon } from './Icon.tsx'

interface FieldState {
  id: string
  describedBy: string | undefined
  invalid: boolean
}

const FieldContext = createContext<FieldState | null>(null)

/** What a control inside a Field needs to be tied to its label, help and error. */
export function useField() {
  const field = use(FieldContext)
  return {
    id: field?.id,
    'aria-describedby': field?.describedBy,
    'aria-invalid': field?.invalid === true ? true : undefined,
  }
}

interface FieldProps {
  label: string
  /** Explains before anything is wrong. */
  help?: ReactNode
  /** Says what is wrong and what to do. */
  error?: string | null | undefined
  optional?: string
  /** Label stands at the start, control at the end (settings rows). */
  layout?: 'stacked' | 'row'
  hideLabel?: boolean
  children: ReactNode
}

/** A label with its control, help and error. */
export function Field(props: FieldProps) {
  const { label, help, error, optional, layout = 'stacked', hideLabel = false, children } = props
  const id = useId()
  const hasError = error !== null && error !== undefined && error !== ''
  const describedBy =
    [help !== undefined && `${id}-help`, hasError && `${id}-error`].filter(Boolean).join(' ') || undefined
  const state = useMemo(() => ({ id, describedBy, invalid: hasError }), [id, describedBy, hasError])
  const helpText = help !== undefined && (
    <div id={`${id}-help`} className="text-sm text-ink-muted">
      {help}
    </div>
  )
  const errorText = hasError && (
    <p id={`${id}-error`} role="alert" className="flex items-start gap-1 text-sm text-danger">
      <span className="mt-0.5">
        <Icon icon={CircleAlert} size={12} />
      </span>
      {error}
    </p>
  )
  const labelText = (
    <label htmlFor={id} className={hideLabel ? 'sr-only' : 'text-base font-medium text-ink'}>
      {label}
      {optional !== undefined && <span className="ms-1 font-normal text-ink-muted">{optional}</span>}
    </label>
  )
  return (
    <FieldContext value={state}>
      {layout === 'row' ? (
        <div className="flex items-center justify-between gap-6 py-3">
          <div className="flex min-w-0 flex-col gap-0.5">
            {labelText}
            {helpText}
            {errorText}
          </div>
          <div className="w-56 shrink-0">{children}</div>
        </div>
      ) : (
        <div className="flex min-w-0 flex-col gap-1">
          {labelText}
          {children}
          {helpText}
          {errorText}
        </div>
      )}
    </FieldContext>
  )
}
