import { useTranslation } from 'react-i18next'
import { brandColours } from '#shared/design/paint.ts'
import type { Paint } from '#shared/design/paint.ts'
import { controlClasses } from '../../../ui/controlClasses.ts'
import { cx } from '../../../ui/cx.ts'
import { Popover } from '../../../ui/Popover.tsx'
import type { PopoverProps } from '../../../ui/Popover.tsx'
import { PaintEditor } from './PaintEditor.tsx'
import type { PaintEditorProps } from './PaintEditor.tsx'
import { PaintSwatch } from './PaintSwatch.tsx'
import { usePaints } from './usePaints.ts'

export interface PaintPickerProps extends PaintEditorProps {
  label: string
  /** Where it opens: away from the panel it stands in. */
  side?: PopoverProps['side']
  /** `swatch` shows only the colour. */
  variant?: 'field' | 'swatch'
}

/** A button with a colour that opens all there is to choose a colour from. */
export function PaintPicker({
  label,
  side = 'inline-start',
  variant = 'field',
  ...editor
}: PaintPickerProps) {
  const paints = usePaints()
  const paintName = usePaintName()
  const { value } = editor
  const name = paintName(value)
  return (
    <Popover
      aria-label={label}
      side={side}
      onOpenChange={paints.done}
      trigger={
        <button
          type="button"
          aria-label={`${label}: ${name}`}
          title={variant === 'swatch' ? name : undefined}
          className={
            variant === 'swatch'
              ? 'flex size-7 shrink-0 items-center justify-center rounded-md border border-edge bg-surface hover:border-ink-muted'
              : cx(controlClasses, 'flex h-7 items-center gap-2 px-1.5 text-start text-sm')
          }
        >
          <PaintSwatch
            colour={value === null ? null : paints.resolve(value)}
            size={variant === 'swatch' ? 'md' : 'sm'}
          />
          {variant === 'field' && <span className="truncate tabular">{name}</span>}
        </button>
      }
    >
      <div className="w-60">
        <PaintEditor {...editor} />
      </div>
    </Popover>
  )
}

/** What a colour is called: its part in the brand, or its numbers. */
export function usePaintName(): (paint: Paint | null) => string {
  const { t } = useTranslation()
  return paint => {
    if (paint === null) return t('studioInspector.mixed')
    const part = brandColours.find(colour => paint.toLowerCase() === `brand:${colour}`)
    return part === undefined ? paint.toUpperCase() : t(`studioInspector.brand.${part}`)
  }
}
