import type { RefObject } from 'react'
import { TextArea } from '../../../ui/TextArea.tsx'

interface TextEditorProps {
  value: string
  onChange: (text: string) => void
  /** From here on it is too long; the length of the text when it fits. */
  fits: number
  label: string
  placeholder: string
  describedBy: string
  autoFocus: boolean
  /** Quieter while it is not this channel's own. */
  isShared: boolean
  rows: number
  ref: RefObject<HTMLTextAreaElement | null>
}

/** The writing surface. What is too long is marked by a copy of the text that lies under it. */
export function TextEditor(props: TextEditorProps) {
  const { value, onChange, fits, label, placeholder, describedBy, autoFocus, isShared, rows, ref } = props
  const isTooLong = fits < value.length
  return (
    <div className="relative">
      {isTooLong && (
        <div
          aria-hidden
          dir="auto"
          className="pointer-events-none absolute inset-0 text-lg break-words whitespace-pre-wrap text-transparent"
        >
          {value.slice(0, fits)}
          <mark className="rounded-sm bg-danger-soft text-transparent underline decoration-danger decoration-2 underline-offset-4">
            {value.slice(fits)}
          </mark>
          {/* A last empty line would have no height. */}
          {'\u200b'}
        </div>
      )}
      <div className={`relative flex ${isShared ? 'opacity-70 focus-within:opacity-100' : ''}`}>
        <TextArea
          ref={ref}
          variant="bare"
          rows={rows}
          value={value}
          onChange={onChange}
          aria-label={label}
          aria-describedby={describedBy}
          aria-invalid={isTooLong || undefined}
          placeholder={placeholder}
          // A new post is opened to be written at once.
          autoFocus={autoFocus}
          spellCheck
          dir="auto"
        />
      </div>
    </div>
  )
}
