import { Check } from 'lucide-react'
import { useState } from 'react'
import { ColourArea } from './ColourArea.tsx'
import { controlClasses } from './controlClasses.ts'
import { cx } from './cx.ts'
import { useField } from './Field.tsx'
import { Icon } from './Icon.tsx'
import { Popover } from './Popover.tsx'
import { readableOn } from './readableOn.ts'
import { useUiWords } from './UiProvider.tsx'

export interface ColourPickerProps {
  /** `#rrggbb` */
  value: string
  onChange: (colour: string) => void
  swatches: readonly string[]
  'aria-label'?: string
}

/** A colour: from swatches, picked, or as a hex value. */
export function ColourPicker({ value, onChange, swatches, ...rest }: ColourPickerProps) {
  const field = useField()
  const words = useUiWords()
  const [draft, setDraft] = useState<string | null>(null)
  const take = (text: string) => {
    setDraft(text)
    const hex = text.trim().replace(/^#?/, '#').toLowerCase()
    if (/^#[0-9a-f]{6}$/.test(hex)) onChange(hex)
  }
  return (
    <Popover
      aria-label={rest['aria-label'] ?? words.colourField}
      onOpenChange={() => setDraft(null)}
      trigger={
        <button
          type="button"
          {...field}
          {...rest}
          className={cx(controlClasses, 'flex h-8 items-center gap-2 px-2 text-start')}
        >
          <span className="size-4 rounded-sm" style={{ backgroundColor: value }} />
          <span className="uppercase tabular">{value}</span>
        </button>
      }
    >
      <div className="flex w-52 flex-col gap-3">
        <div className="grid grid-cols-6 gap-1.5">
          {swatches.map(swatch => (
            <button
              key={swatch}
              type="button"
              aria-label={swatch}
              aria-pressed={swatch === value.toLowerCase()}
              onClick={() => {
                setDraft(null)
                onChange(swatch)
              }}
              className="flex size-7 items-center justify-center rounded-md"
              style={{ backgroundColor: swatch, color: readableOn(swatch) }}
            >
              {swatch === value.toLowerCase() && <Icon icon={Check} size={14} />}
            </button>
          ))}
        </div>
        <ColourArea
          value={value}
          onChange={colour => {
            setDraft(null)
            onChange(colour)
          }}
        />
        <input
          aria-label={words.colourHex}
          value={draft ?? value}
          maxLength={7}
          spellCheck={false}
          onChange={event => take(event.target.value)}
          className={cx(controlClasses, 'h-8 px-2 uppercase tabular')}
        />
      </div>
    </Popover>
  )
}
