import { useState } from 'react'
import { Field } from '../../ui/Field.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextInput } from '../../ui/TextInput.tsx'

interface SavedTextProps {
  label: string
  help?: string
  value: string
  maxLength: number
  /** One line when 1. */
  rows?: number
  type?: 'text' | 'number'
  /** Once she leaves it, with something else in it. */
  onSave: (value: string) => void
}

/** A field that is stored when she leaves it, and follows what is stored while she is elsewhere. */
export function SavedText({
  label,
  help,
  value,
  maxLength,
  rows = 1,
  type = 'text',
  onSave,
}: SavedTextProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const leave = () => {
    if (draft !== null && draft !== value) onSave(draft)
    setDraft(null)
  }
  const shared = { value: draft ?? value, onChange: setDraft, onBlur: leave, maxLength }
  return (
    <Field label={label} {...(help === undefined ? {} : { help })}>
      {rows === 1 ? <TextInput type={type} min={0} {...shared} /> : <TextArea rows={rows} {...shared} />}
    </Field>
  )
}
