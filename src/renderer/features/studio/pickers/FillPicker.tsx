import { useTranslation } from 'react-i18next'
import type { Fill } from '#shared/design/paint.ts'
import { controlClasses } from '../../../ui/controlClasses.ts'
import { cx } from '../../../ui/cx.ts'
import { Popover } from '../../../ui/Popover.tsx'
import type { PopoverProps } from '../../../ui/Popover.tsx'
import { FillEditor } from './FillEditor.tsx'
import type { FillEditorProps } from './FillEditor.tsx'
import { FillSwatch } from './FillSwatch.tsx'
import { usePaintName } from './PaintPicker.tsx'
import { usePaints } from './usePaints.ts'

export interface FillPickerProps extends FillEditorProps {
  label: string
  /** Where it opens: away from the panel it stands in. */
  side?: PopoverProps['side']
}

/** A button with what an area is filled with, which opens all it can be filled with. */
export function FillPicker({ label, side = 'inline-start', ...editor }: FillPickerProps) {
  const { done } = usePaints()
  const fillName = useFillName()
  const name = fillName(editor.value)
  return (
    <Popover
      aria-label={label}
      side={side}
      onOpenChange={done}
      trigger={
        <button
          type="button"
          aria-label={`${label}: ${name}`}
          className={cx(controlClasses, 'flex h-7 items-center gap-2 px-1.5 text-start text-sm')}
        >
          <span className="relative size-4 shrink-0 overflow-hidden rounded-sm border">
            <FillSwatch fill={editor.value} />
          </span>
          <span className="truncate tabular">{name}</span>
        </button>
      }
    >
      <div className="w-60">
        <FillEditor {...editor} />
      </div>
    </Popover>
  )
}

function useFillName(): (fill: Fill | null) => string {
  const { t } = useTranslation()
  const paintName = usePaintName()
  return fill => {
    if (fill === null) return t('studioInspector.mixed')
    return fill.kind === 'colour' ? paintName(fill.paint) : t(`studioInspector.fill.${fill.kind}`)
  }
}
